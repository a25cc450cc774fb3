import type { Page } from '../loader/page';
import type { ToLoader } from '../wire/host-messages';
import { drawLine } from './draw-line';
import { css } from './extras-sheet';
import { peekOf } from './peek';
import { phoneOf } from './phone';
import { resizeOf } from './resize';
import { titleBadge } from './title-badge';

/** What the panel does once it works: it can be resized, replies show beside its button, and it fits a phone. */
export interface Extras {
  hear(message: ToLoader): void;
  /** The panel was opened or closed. */
  shown(): void;
  /** The configuration is another one. */
  redraw(): void;
}

export function extrasOf(page: Page, panel: HTMLElement): Extras {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  page.host.shadowRoot?.adoptedStyleSheets.push(sheet);
  const resize = resizeOf(page, panel);
  const peek = peekOf(page);
  const phone = phoneOf(page, panel);
  let title: ((unread: number) => void) | undefined;
  const recount = () => {
    const wanted = page.options.titleBadge;
    if (wanted) title ??= titleBadge(page.signal);
    title?.((wanted && (page.stored.read().unread as number)) || 0);
  };
  /** What the button shows while the panel is open. */
  const crease = () => {
    const { button } = page;
    if (!button || button.querySelector('.d')) return;
    const down = drawLine('M6 9l6 6 6-6', 24);
    down.setAttribute('class', 'd');
    button.append(down);
  };
  recount();
  phone();
  crease();
  return {
    hear(message) {
      if (message.chat === 'peek') peek(message.peek);
      if (message.chat === 'size') resize.step(message.step);
      if (message.chat === 'set') recount();
    },
    shown() {
      if (page.isOpen) peek(undefined);
      phone();
    },
    redraw() {
      resize.redraw();
      recount();
      crease();
    },
  };
}
