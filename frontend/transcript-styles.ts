import { css } from 'lit';

export const transcriptStyles = css`
  :host { display: block; position: relative; min-height: 0; min-width: 0; height: 100%; }
  .scroll { position: relative; height: 100%; overflow: auto; overflow-anchor: none; padding: 26px 20px; box-sizing: border-box; overscroll-behavior: contain; }
  .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
  .col { max-width: 760px; margin: auto; display: grid; grid-template-columns: minmax(0, 1fr); gap: 18px; }
  .earlier { justify-self: center; margin: 0; min-height: 28px; color: var(--soft); font-size: 13px; }
  button { font: inherit; color: inherit; cursor: default; }
  button.earlier, .earlier button { border: 1px solid var(--line); border-radius: 99px; background: var(--raised); padding: 3px 14px; font-size: 13px; color: var(--text); }
  button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  .jump {
    position: absolute; z-index: 3; bottom: calc(14px + var(--lift, 0px)); left: 50%; transform: translateX(-50%); display: flex; gap: 6px; align-items: center;
    padding: 5px 14px; min-height: 32px; border: 1px solid var(--line); border-radius: 99px; background: var(--raised); color: var(--text);
    font-size: 13px; box-shadow: 0 4px 16px light-dark(#0000001f, #00000066); white-space: nowrap;
  }
  .jump b { color: var(--on-accent); background: var(--accent); border-radius: 99px; padding: 0 7px; font-size: 11px; font-weight: 600; line-height: 18px; }
  .icon { width: 14px; height: 14px; }
  .empty { justify-self: center; margin: 8vh 0 0; color: var(--soft); max-width: 46ch; text-align: center; }
  .said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  @media (max-width: 767.98px) { .scroll { padding: 18px 14px; } }
`;
