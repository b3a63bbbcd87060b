import { html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { swatches } from './colour';

/** Twelve colours and the way back to the automatic one. */
export function colourChoice(choose: (hue: number | null) => void): TemplateResult {
  return html`${swatches.map(
      ({ hue, name }) => html`<button type="button" class="swatch" aria-label=${name} data-tip=${name}
        style=${styleMap({ '--c': `hsl(${hue} 68% 50%)` })} @click=${() => choose(hue)}></button>`,
    )}<button type="button" class="btn swatch-auto" @click=${() => choose(null)}>Auto</button>`;
}
