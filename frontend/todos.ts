import { html, type TemplateResult } from 'lit';

export interface Todo {
  content?: string;
  status?: string;
}

const words: Record<string, string> = { completed: 'done', in_progress: 'in progress', cancelled: 'cancelled', pending: 'to do' };

/** A plan with its progress: a bar, the step it is at, and all steps. */
export function todoList(todos: Todo[]): TemplateResult {
  const done = todos.filter((todo) => todo.status === 'completed').length;
  const active = todos.find((todo) => todo.status === 'in_progress');
  return html`<div class="todos">
    <div class="bar" role="img" aria-label="${done} of ${todos.length} done">${todos.slice(0, 60).map(
      (_, index) => html`<i class=${index < done ? 'f' : ''}></i>`,
    )}</div>
    <p class="note">${done} of ${todos.length}${active ? html` · <b>${active.content}</b>` : ''}</p>
    <ul>${todos.map(
      (todo) => html`<li class=${String(todo.status ?? 'pending')}><i class="task-box ${todo.status === 'completed' ? 'done' : ''}"></i
        ><span class="sr-only">${words[String(todo.status)] ?? 'to do'}: </span>${todo.content}</li>`,
    )}</ul>
  </div>`;
}
