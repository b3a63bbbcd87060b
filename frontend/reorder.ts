/** A copy of the list with one item at another place. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const copy = [...items];
  const [item] = copy.splice(from, 1);
  if (item !== undefined) copy.splice(to, 0, item);
  return copy;
}

/** Rows of one list that are dragged to another place in it. */
export class RowDrag {
  private key: string | undefined;
  private target: { key: string; after: boolean } | undefined;

  constructor(private readonly arranged: (keys: string[]) => void) {}

  start(event: DragEvent): void {
    const row = (event.target as Element).closest<HTMLElement>('li.row');
    if (!row?.dataset.key || !event.dataTransfer) return;
    this.key = row.dataset.key;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', this.key);
    row.classList.add('dragged');
  }

  over(event: DragEvent, list: HTMLElement): void {
    if (!this.key) return;
    const row = (event.target as Element).closest<HTMLElement>('li.row');
    if (!row?.dataset.key) return;
    event.preventDefault();
    const box = row.getBoundingClientRect();
    this.target = { key: row.dataset.key, after: event.clientY > box.top + box.height / 2 };
    this.unmark(list);
    row.classList.add(this.target.after ? 'drop-after' : 'drop-before');
  }

  drop(event: DragEvent, keys: string[]): void {
    if (!this.key || !this.target) return;
    event.preventDefault();
    const rest = keys.filter((key) => key !== this.key);
    const at = rest.indexOf(this.target.key);
    if (at < 0) return;
    rest.splice(this.target.after ? at + 1 : at, 0, this.key);
    if (rest.join('\n') !== keys.join('\n')) this.arranged(rest);
  }

  end(list: HTMLElement): void {
    this.key = undefined;
    this.target = undefined;
    this.unmark(list);
    list.querySelectorAll('.dragged').forEach((row) => row.classList.remove('dragged'));
  }

  private unmark(list: HTMLElement): void {
    list.querySelectorAll('.drop-before, .drop-after').forEach((row) => row.classList.remove('drop-before', 'drop-after'));
  }
}
