import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Drawn here rather than taken from a font: glyphs such as a heavy plus are missing on some machines. */
const shapes: Record<string, SVGTemplateResult> = {
  terminal: svg`<path d="m3 5 3 3-3 3M8.5 11.5H13"/>`,
  code: svg`<path d="m5.5 4.5-3.5 3.5 3.5 3.5M10.5 4.5 14 8l-3.5 3.5"/>`,
  read: svg`<path d="M4 2.5h5l3 3v8H4zM9 2.5v3h3M6 8.5h4M6 11h4"/>`,
  edit: svg`<path d="m3 13 .6-2.8L10.800 3l2.200 2.200-7.200 7.200zM9.500 4.300l2.200 2.200"/>`,
  search: svg`<circle cx="7" cy="7" r="4"/><path d="m10 10 3.500 3.500"/>`,
  web: svg`<circle cx="8" cy="8" r="5.500"/><path d="M2.500 8h11M8 2.500c4 3.500 4 7.500 0 11-4-3.500-4-7.500 0-11z"/>`,
  browser: svg`<rect x="2" y="3" width="12" height="10" rx="1.500"/><path d="M2 6h12"/>`,
  image: svg`<rect x="2" y="3" width="12" height="10" rx="1.500"/><circle cx="5.500" cy="6.500" r="1"/><path d="m3 12 4-3.500 2.500 2 2-1.500L14 11"/>`,
  todo: svg`<path d="m2.500 4.500 1 1 1.800-2M2.500 11l1 1 1.800-2M8 4.800h5.500M8 11.300h5.500"/>`,
  delegate: svg`<rect x="2.500" y="3" width="11" height="10" rx="1.500"/><path d="M8 3v10"/>`,
  schedule: svg`<circle cx="8" cy="8" r="5.500"/><path d="M8 4.800V8l2.200 1.500"/>`,
  ask: svg`<path d="M2.500 3.500h11v7.500H8l-3 2.500V11H2.500z"/>`,
  other: svg`<circle cx="8" cy="8" r="2.500"/><path d="M8 2v2M8 12v2M2 8h2M12 8h2M3.800 3.800l1.400 1.400M10.800 10.800l1.400 1.400M12.200 3.800l-1.400 1.400M5.200 10.800l-1.400 1.400"/>`,
  layers: svg`<path d="M3 4.500h10M3 8h10M3 11.500h10"/>`,
  home: svg`<path d="m2.500 8 5.500-5 5.500 5M4.200 6.800v6.200h7.600V6.800"/>`,
  'home-active': svg`<path fill="currentColor" d="m2.500 8 5.500-5 5.500 5M4.200 6.800v6.200h7.600V6.800"/>`,
  gear: svg`<circle cx="8" cy="8" r="2"/><path d="M8 2.200v1.600M8 12.200v1.600M2.200 8h1.600M12.200 8h1.600M3.900 3.900 5 5M11 11l1.100 1.100M12.100 3.900 11 5M5 11l-1.100 1.100"/><circle cx="8" cy="8" r="4.200"/>`,
  dots: svg`<path stroke-width="2.200" d="M3.500 8h.01M8 8h.01M12.500 8h.01"/>`,
  caret: svg`<path d="m6 4 4 4-4 4"/>`,
  copy: svg`<rect x="5.500" y="5.500" width="8" height="8" rx="1.500"/><path d="M3.500 10.500h-1v-8h8v1"/>`,
  link: svg`<path d="M6.800 9.200a2.500 2.500 0 0 0 3.500 0l2.200-2.200A2.500 2.500 0 0 0 9 3.500l-.8.8M9.200 6.800a2.500 2.500 0 0 0-3.500 0L3.500 9A2.500 2.500 0 0 0 7 12.500l.8-.8"/>`,
  check: svg`<path d="m3 8.500 3 3 7-7"/>`,
  down: svg`<path d="M8 3v9.500M4 9l4 4 4-4"/>`,
  close: svg`<path d="m4 4 8 8M12 4l-8 8"/>`,
  again: svg`<path d="M13 8a5 5 0 1 1-1.500-3.600M13 2.500v3h-3"/>`,
  branch: svg`<circle cx="4.500" cy="3.800" r="1.500"/><circle cx="4.500" cy="12.200" r="1.500"/><circle cx="11.500" cy="5.800" r="1.500"/><path d="M4.500 5.300v5.400M11.500 7.300c0 2.700-4.500 1.700-6.600 3.600"/>`,
  plus: svg`<path d="M8 3v10M3 8h10"/>`,
  stop: svg`<rect x="4" y="4" width="8" height="8" rx="1.500" fill="currentColor"/>`,
  send: svg`<path d="M8 13V3.500M3.800 7.500 8 3.300l4.200 4.200"/>`,
  file: svg`<path d="M4 2.500h5l3 3v8H4zM9 2.500v3h3"/>`,
  folder: svg`<path d="M2 4.500h4l1.500 1.500H14v6.500H2z"/>`,
  pin: svg`<path d="M6 2.500h4M6.500 2.500 6 7l-2 2.500h8L10 7l-.5-4.500M8 9.500v4"/>`,
};

export function icon(name: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.4"
    stroke-linecap="round" stroke-linejoin="round">${shapes[name] ?? shapes.other}</svg>`;
}
