import { html, nothing, type TemplateResult } from 'lit';
import { bytesText } from './addresses';
import type { ComposerElement } from './composer';
import type { ComposerState, LaidFile } from './composer-words';
import { icon } from './icons';
import type { Upload } from './uploads';

/** What is said above the box: what became of the last prompt, what was restored, where else the session runs. */
export function announcements(composer: ComposerElement, state: ComposerState): TemplateResult {
  const notice = composer.notice;
  return html`<div class="composer-notices">
    ${state.remark ? html`<p class="composer-remark"><i class="dot work"></i><span>${state.remark}</span></p>` : nothing}
    ${notice?.kind === 'ask'
      ? html`<div class="card ask" role="alert"><p>${notice.words}</p><div class="flex">
          <button type="button" class="btn primary safe" @click=${() => composer.dismiss()}>Keep as draft</button>
          <button type="button" class="btn" @click=${() => composer.send(true)}>Send anyway</button></div></div>`
      : nothing}
    ${notice?.kind === 'refused'
      ? html`<div class="composer-refusal" role="alert"><span id="composer-notice">${notice.words}</span>${dismiss(composer)}</div>` : nothing}
    ${notice?.kind === 'said'
      ? html`<div class="composer-said" role="status"><pre tabindex="0" aria-label="What the command said">${notice.words || 'Done.'}</pre>${dismiss(composer)}</div>` : nothing}
    ${notice?.kind === 'accepted'
      ? html`<div class="composer-restored" role="status"><span>${notice.words}</span>${dismiss(composer)}</div>` : nothing}
    ${composer.beside
      ? html`<div class="composer-restored" role="status"><span>${composer.beside.words} Its prompt is kept beside what you are writing:
          <q>${beginning(composer.beside.text)}</q></span>
          <button type="button" class="text-button" @click=${() => composer.settleBeside(true)}>Add it to the text</button>
          <button type="button" class="icon-button" aria-label="Let the prompt go" @click=${() => composer.settleBeside(false)}>${icon('close')}</button></div>`
      : nothing}
    ${composer.uploads.problems.map((problem, index) => html`<div class="composer-refusal" role="alert"><span>${problem}</span>${index > 0 ? nothing
      : html`<button type="button" class="icon-button" aria-label="Dismiss" @click=${() => composer.uploads.forgive()}>${icon('close')}</button>`}</div>`)}
    ${composer.restored === 'found'
      ? html`<div class="composer-restored" role="status"><span>Restored: this had not been sent yet.</span>
          <button type="button" class="text-button" aria-label="Undo: empty the box" @click=${() => composer.clear()}>Undo</button>${dismiss(composer)}</div>`
      : nothing}
    ${composer.restored === 'emptied'
      ? html`<div class="composer-restored" role="status"><span>Emptied.</span>
          <button type="button" class="text-button" @click=${() => composer.bringBack()}>Bring it back</button>${dismiss(composer)}</div>`
      : nothing}
  </div>`;
}

function beginning(text: string): string {
  const letters = [...text.trim().replace(/\s+/g, ' ')];
  return letters.length > 60 ? `${letters.slice(0, 60).join('')}…` : letters.join('');
}

function dismiss(composer: ComposerElement): TemplateResult {
  return html`<button type="button" class="icon-button" aria-label="Dismiss" @click=${() => composer.dismiss()}>${icon('close')}</button>`;
}

export function fileList(composer: ComposerElement, state: ComposerState): TemplateResult | typeof nothing {
  const running = composer.uploads.running;
  if (state.files.length === 0 && running.length === 0) return nothing;
  return html`<ul class="laid-files" aria-label="Attachments">
    ${state.files.map((file) => laid(composer, file))}${running.map((upload) => onItsWay(composer, upload))}
  </ul>`;
}

function laid(composer: ComposerElement, file: LaidFile): TemplateResult {
  return html`<li class="laid-file">
    ${file.image ? html`<img src="${composer.files}?file=${file.id}" alt="" />` : icon('file')}
    <span class="laid-name" data-tip=${file.name}>${file.name}</span><span class="laid-size">${bytesText(file.size)}</span>
    <button type="button" class="icon-button" aria-label="Remove ${file.name}"
      @click=${() => composer.dispatchEvent(new CustomEvent('composer-let-go', { detail: { id: file.id } }))}>${icon('close')}</button>
  </li>`;
}

function onItsWay(composer: ComposerElement, upload: Upload): TemplateResult {
  const percent = Math.round(upload.done * 100);
  return html`<li class="laid-file running" style="--done:${percent}%">
    <i class="dot work"></i><span class="laid-name">${upload.name}</span>
    <span class="laid-size" role="progressbar" aria-label="Upload of ${upload.name}" aria-valuenow=${percent} aria-valuemin="0" aria-valuemax="100">${percent}%</span>
    <button type="button" class="icon-button" aria-label="Cancel the upload of ${upload.name}" @click=${() => composer.uploads.cancel(upload)}>${icon('close')}</button>
  </li>`;
}

export function toolRow(composer: ComposerElement, state: ComposerState): TemplateResult {
  return html`<div class="composer-tools">
    <button type="button" class="composer-tool" @click=${(event: Event) => pickFiles(event)}>${icon('plus')}<span>Attach</span></button>
    <input type="file" multiple hidden aria-label="Files to attach" @change=${(event: Event) => picked(composer, event)} />
    <button type="button" class="composer-tool" @click=${() => composer.begin('/')}><b aria-hidden="true">/</b><span>Commands</span></button>
    <button type="button" class="composer-tool" @click=${() => composer.begin('@')}><b aria-hidden="true">@</b><span>Context</span></button>
    <span class="grow"></span>${buttons(composer, state)}
  </div>`;
}

function buttons(composer: ComposerElement, state: ComposerState): TemplateResult {
  const filled = composer.text.trim() !== '' || state.files.length > 0;
  if (composer.sending) return html`<button type="button" class="round" disabled aria-label="Sending"><i class="dot work"></i></button>`;
  if (filled && composer.isCommand) {
    return html`<button type="button" class="round" aria-label="Run the command" data-tip="Run the command (Enter)" @click=${() => composer.send()}>${icon('send')}</button>`;
  }
  if (!state.busy || state.first) {
    return html`<button type="button" class="round" aria-label="Send" data-tip="Send (Enter)" aria-disabled=${filled ? nothing : 'true'} @click=${() => composer.send()}>${icon('send')}</button>`;
  }
  if (!filled) {
    return html`<button type="button" class="round" aria-label=${state.stopping ? 'Stopping' : 'Stop'} data-tip=${state.stopping ? 'Stopping…' : 'Stop the turn (Esc twice)'}
      aria-disabled=${state.stopping ? 'true' : nothing} @click=${() => state.stopping || composer.stop()}>${state.stopping ? html`<i class="dot work"></i>` : icon('stop')}</button>`;
  }
  return html`${state.files.length > 0 ? nothing
      : html`<button type="button" class="btn" data-tip="Hands the running turn this text after its next tool (Ctrl+Enter)" @click=${() => composer.steerOrSend()}>Steer</button>`}
    <button type="button" class="btn primary" data-tip="Sends it when the turn is over (Enter)" @click=${() => composer.send()}>Queue</button>`;
}

function pickFiles(event: Event): void {
  (event.currentTarget as HTMLElement).parentElement?.querySelector<HTMLInputElement>('input[type=file]')?.click();
}

function picked(composer: ComposerElement, event: Event): void {
  const input = event.target as HTMLInputElement;
  composer.take([...(input.files ?? [])]);
  // the same file may be wanted again
  input.value = '';
}
