import { make } from '../loader/make';
import type { Page } from '../loader/page';
import english from '../texts/en/shell.json';
import { directionOf } from '../view/direction';
import type { Peek } from '../wire/host-messages';
import { drawLine } from './draw-line';
import { css } from './peek-sheet';

/** The card beside the closed button that shows a reply (V2). @returns what shows one, or takes it away */
export function peekOf(page: Page, place: HTMLElement): (peek: Peek | undefined) => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  page.host.shadowRoot?.adoptedStyleSheets.push(sheet);
  const dismiss = () => {
    const inside = place.contains(page.host.shadowRoot?.activeElement ?? null);
    place.replaceChildren();
    if (inside) page.button?.focus();
  };
  place.onkeydown = (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    dismiss();
  };
  return (peek) => {
    if (!peek || page.isOpen || page.options.peek === false) return place.replaceChildren();
    const card = make('div', '');
    const message = make('button', 'm');
    const words = make('span', '');
    const close = make('button', 'z');
    words.append(make('em', '', peek.name), make('bdi', '', peek.text));
    message.append(make('b', '', peek.initials), words);
    message.onclick = () => {
      dismiss();
      page.show(true, true, { conversation: peek.conversation });
    };
    close.ariaLabel = page.texts['shell.dismiss'] ?? english['shell.dismiss'];
    close.onclick = dismiss;
    close.append(drawLine('M6 6l12 12M18 6L6 18', 16));
    card.append(message, close);
    card.dir = directionOf(page.config?.locale ?? '');
    place.replaceChildren(card);
  };
}
