import { make } from '../loader/make';
import type { Page } from '../loader/page';
import type { Peek, ToLoader } from '../wire/host-messages';
import { drawLine } from './draw-line';
import { css } from './extras-sheet';
import { later } from './later';
import { resizeOf } from './resize';

/** What the panel does once it works: it can be resized, replies show beside its button, and it fits a phone. */
export interface Extras {
  hear(message: ToLoader): void;
  /** The panel was opened or closed. */
  shown(): void;
  /** The configuration is another one. */
  redraw(): void;
}

export function extrasOf(page: Page, panel: HTMLElement): Extras {
  const { signal } = page;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  page.host.shadowRoot?.adoptedStyleSheets.push(sheet);
  const resize = resizeOf(page, panel);
  // There before there is anything to read out.
  const place = make('div', 'k');
  place.ariaLive = 'polite';
  page.root.append(place);
  const peeks = later(
    signal,
    () => import('./peek'),
    ({ peekOf }) => peekOf(page, place),
  );
  const titles = later(
    signal,
    () => import('./title-badge'),
    ({ titleBadge }) => titleBadge(signal),
  );
  const phones = later(
    signal,
    () => import('./phone'),
    ({ phoneOf }) => phoneOf(page, panel),
  );
  const phone = matchMedia('(max-width:479px)');
  let peeked: Peek | undefined;
  let titled = false;
  const peek = (one: Peek | undefined) => {
    if (one || peeked) peeks((show) => show(peeked));
    peeked = one;
  };
  const recount = () => {
    const wanted = page.options.titleBadge;
    if (wanted || titled) titles((set) => set((wanted && (page.stored.read().unread as number)) || 0));
    titled = !!wanted;
  };
  const settle = () => {
    if (phone.matches) phones((fit) => fit());
  };
  /** What the button shows while the panel is open. */
  const crease = () => {
    const { button } = page;
    if (!button || button.querySelector('.d')) return;
    const down = drawLine('M6 9l6 6 6-6', 24);
    down.setAttribute('class', 'd');
    button.append(down);
  };
  phone.addEventListener('change', settle, { signal });
  recount();
  settle();
  crease();
  return {
    hear(message) {
      if (message.chat === 'peek') peek(message.peek);
      if (message.chat === 'size') resize.step(message.step);
      if (message.chat === 'set') recount();
      if (message.chat === 'event' && message.name === 'consent')
        void import('./keep').then(({ keep }) => keep(page)).catch(() => {});
    },
    shown() {
      if (page.isOpen) peek(undefined);
      settle();
    },
    redraw() {
      resize.redraw();
      recount();
      crease();
    },
  };
}
