import { el, glyph } from '../dom';

/** The head of a screen behind the dashboard: the way back, what it is, the panel's buttons. */
export const head = (backLabel: string, onBack: () => void, ...rest: Node[]): HTMLElement =>
  el(
    'header',
    { class: 'head' },
    el('button', { class: 'icon-button back', 'aria-label': backLabel, click: onBack }, glyph('back')),
    ...rest,
  );
