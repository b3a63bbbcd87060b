import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { icon } from './icons';
import { LightElement } from './light-element';
import { todoList, type Todo } from './todos';

/** How far a running turn is with its plan: one line, and all of it when pressed. */
export class TodoStripElement extends LightElement {
  static override properties = { todosJson: { attribute: false }, open: { state: true } };

  declare todosJson: string;
  private declare open: boolean;
  private todos: Todo[] = [];

  constructor() {
    super();
    this.todosJson = '';
    this.open = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('todosJson')) this.todos = read(this.todosJson);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.todos.length === 0) return nothing;
    const done = this.todos.filter((todo) => todo.status === 'completed').length;
    const active = this.todos.find((todo) => todo.status === 'in_progress');
    return html`<div class="todo-strip">
      <button type="button" aria-expanded=${this.open ? 'true' : 'false'} @click=${() => (this.open = !this.open)}>
        <span class="bar" aria-hidden="true">${this.todos.slice(0, 60).map((_, index) => html`<i class=${index < done ? 'f' : ''}></i>`)}</span>
        <span class="todo-words">${done} of ${this.todos.length}${active ? html` · <b>${active.content}</b>` : nothing}</span>
        <span class="caret">${icon('caret')}</span>
      </button>
      ${this.open ? html`<div class="todo-all">${todoList(this.todos)}</div>` : nothing}
    </div>`;
  }
}

function read(json: string): Todo[] {
  try {
    const todos: unknown = JSON.parse(json || '[]');
    return Array.isArray(todos) ? todos.filter((todo): todo is Todo => typeof todo === 'object' && todo !== null) : [];
  } catch {
    return [];
  }
}

customElements.define('talaria-todo-strip', TodoStripElement);
