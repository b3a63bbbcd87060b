import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { filesOf } from './uploads';

/** Files come to the box from anywhere: dropped on the page, or pasted. */
export class FileDrop implements ReactiveController {
  /** Whether files hover over the page. */
  over = false;

  constructor(private readonly host: ReactiveControllerHost, private readonly take: (files: File[], folders: string[]) => void) {
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('dragover', this.onDragOver);
    document.addEventListener('drop', this.onDrop);
  }

  hostDisconnected(): void {
    document.removeEventListener('dragover', this.onDragOver);
    document.removeEventListener('drop', this.onDrop);
  }

  readonly onPaste = (event: ClipboardEvent): void => {
    const { files, folders } = filesOf(event.clipboardData);
    // a table or a page comes with a picture of itself: its text is what is meant
    if (files.length + folders.length === 0 || event.clipboardData?.getData('text/plain')) return;
    event.preventDefault();
    this.take(files, folders);
  };

  private readonly onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (this.over) return;
    this.hover(true);
    document.addEventListener('dragleave', (leaving) => leaving.relatedTarget === null && this.hover(false), { once: true });
  };

  private readonly onDrop = (event: DragEvent): void => {
    const { files, folders } = filesOf(event.dataTransfer);
    if (files.length + folders.length === 0) return;
    event.preventDefault();
    this.hover(false);
    this.take(files, folders);
  };

  private hover(over: boolean): void {
    this.over = over;
    this.host.requestUpdate();
  }
}
