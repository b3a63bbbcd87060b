import { html, type TemplateResult } from 'lit';
import type { Activity } from './words';

const looks: Record<Activity, string> = {
  idle: 'idle',
  working: 'work',
  stalled: 'stall',
  'needs-input': 'need',
  unread: 'unread',
  background: 'bgd',
  failed: 'fail',
};

const words: Record<Activity, string> = {
  idle: '',
  working: 'working',
  stalled: 'stalled',
  'needs-input': 'needs input',
  unread: 'unread',
  background: 'working in the background',
  failed: 'failed',
};

/** A state by shape, colour and words; an idle one says nothing. */
export function dot(activity: Activity, text = ''): TemplateResult {
  const said = text || words[activity] || '';
  return html`<i class="dot ${looks[activity] ?? 'idle'}"></i>${said ? html`<span class="sr-only">${said}: </span>` : ''}`;
}
