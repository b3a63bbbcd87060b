import { bytesText } from './addresses';
import type { ComposerState } from './composer-words';

export interface Upload {
  name: string;
  size: number;
  /** From 0 to 1. */
  done: number;
  request: XMLHttpRequest;
}

/** Files on their way to the server, and why some are not. */
export class Uploads {
  running: Upload[] = [];
  problems: string[] = [];
  private counter = 0;

  constructor(private readonly changed: () => void, private readonly arrived: () => void) {}

  start(files: Iterable<File>, folders: string[], state: ComposerState, address: string): void {
    this.problems = folders.map((folder) => `“${plain(folder)}” is a folder: attach its files, or name it with @folder:.`);
    let places = state.limits.count - state.files.length - this.running.length;
    const beyond: string[] = [];
    for (const file of files) {
      const name = plain(file.name);
      const limit = file.type.startsWith('image/') ? state.limits.image : state.limits.file;
      const kind = file.type.startsWith('image/') ? 'an image' : 'a file';
      if (places <= 0) beyond.push(`“${name}”`);
      else if (file.size === 0) this.problems.push(`“${name}” was left out: it is empty.`);
      else if (file.size > limit) this.problems.push(`“${name}” was left out: it has ${bytesText(file.size)}, and ${kind} may have ${bytesText(limit)}.`);
      else {
        this.send(file, address);
        places -= 1;
      }
    }
    if (beyond.length > 0) this.problems.push(`${some(beyond)} left out: ${state.limits.count} files go with one prompt.`);
    this.changed();
  }

  forgive(): void {
    this.problems = [];
    this.changed();
  }

  cancel(upload: Upload): void {
    upload.request.abort();
    this.end(upload);
  }

  cancelAll(): void {
    [...this.running].forEach((upload) => this.cancel(upload));
  }

  private send(file: File, address: string): void {
    const request = new XMLHttpRequest();
    const upload: Upload = { name: this.nameOf(file), size: file.size, done: 0, request };
    this.running.push(upload);
    request.upload.addEventListener('progress', (event) => {
      upload.done = event.lengthComputable && event.total > 0 ? event.loaded / event.total : 0;
      this.changed();
    });
    request.addEventListener('load', () => {
      this.end(upload);
      if (request.status >= 200 && request.status < 300) this.arrived();
      else this.fail(`“${upload.name}” was not taken: ${request.responseText && request.responseText.length < 300 ? request.responseText : 'the server refused it.'}`);
    });
    request.addEventListener('error', () => {
      this.end(upload);
      this.fail(`“${upload.name}” did not arrive: the connection broke.`);
    });
    request.open('POST', address);
    request.setRequestHeader('X-Filename', encodeURIComponent(upload.name));
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.send(file);
  }

  /** What is pasted has no name of its own, and two of them shall not be taken for one. */
  private nameOf(file: File): string {
    if (!/^image\.\w+$/.test(file.name)) return plain(file.name);
    this.counter += 1;
    return file.name.replace('image', `pasted-${this.counter}`);
  }

  private end(upload: Upload): void {
    this.running = this.running.filter((each) => each !== upload);
    this.changed();
  }

  private fail(problem: string): void {
    this.problems = [...this.problems, problem];
    this.changed();
  }
}

function some(names: string[]): string {
  const [one, two, three] = names;
  if (names.length === 1) return `${one} was`;
  if (names.length <= 3) return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} were`;
  return `${one}, ${two}, ${three} and ${names.length - 3} more were`;
}

const longest = 120;

/** What a person sees of a name: no folders before it, and nothing that hides or turns its letters around. */
function plain(name: string): string {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const seen = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '').trim() || 'file';
  const dot = seen.lastIndexOf('.');
  const ending = dot > 0 && seen.length - dot <= 16 ? seen.slice(dot) : '';
  return seen.length <= longest ? seen : `${seen.slice(0, longest - ending.length - 1).replace(/\p{Cs}$/u, '')}…${ending}`;
}

/** What a paste or a drop brings. */
export function filesOf(data: DataTransfer | null): { files: File[]; folders: string[] } {
  const found: { files: File[]; folders: string[] } = { files: [], folders: [] };
  for (const item of data?.items ?? []) {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    if (!file) continue;
    if (item.webkitGetAsEntry()?.isDirectory) found.folders.push(file.name);
    else found.files.push(file);
  }
  return found;
}
