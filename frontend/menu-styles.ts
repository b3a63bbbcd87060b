import { css } from 'lit';

/** How a menu looks inside a shadow root, where the page's style sheet does not reach. */
export const menuStyles = css`
  [role='menu'] {
    position: fixed; inset: auto; margin: 0; min-width: 190px; padding: 5px;
    border: 1px solid var(--line); border-radius: 10px; background: var(--raised); color: var(--text);
    box-shadow: 0 8px 28px light-dark(#0000001f, #00000070);
    font: inherit; font-size: 13px;
  }
  [role='menuitem'] {
    display: block; box-sizing: border-box; width: 100%; padding: 5px 10px; min-height: 30px;
    border: 0; border-radius: 6px; background: none; color: inherit;
    font: inherit; line-height: 20px; text-align: start; text-decoration: none; cursor: default;
  }
  [role='menuitem']:hover, [role='menuitem']:focus { background: var(--hover); outline: none; }
  [role='menuitem']:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
  [role='menuitem'].danger { color: var(--bad); }
  hr { border: 0; border-top: 1px solid var(--line); margin: 5px 0; }
`;
