import { el, svg } from '../dom';

export interface Place {
  name: string;
  icon: string;
  group: HTMLElement;
}

/** The categories: each brings its group to the top of the list. One is in the tab order: the one that is being looked at. */
export function barOf(
  label: string,
  places: readonly Place[],
  list: HTMLElement,
  go: (place: Place) => void,
): HTMLElement {
  const buttons = places.map((place) =>
    el(
      'button',
      { type: 'button', 'aria-label': place.name, title: place.name, click: () => go(place) },
      svg('glyph', 18, '0 0 24 24', place.icon),
    ),
  );
  const topOf = ({ group }: Place) => group.offsetTop;
  const mark = () => {
    const at = places.findLastIndex((place) => topOf(place) <= list.scrollTop + 8);
    buttons.forEach((button, i) => {
      button.setAttribute('aria-current', String(i === Math.max(0, at)));
      button.tabIndex = i === Math.max(0, at) ? 0 : -1;
    });
  };
  const onKey = (event: Event) => {
    const { key } = event as KeyboardEvent;
    const rtl = getComputedStyle(list).direction === 'rtl' ? -1 : 1;
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowRight: at + rtl, ArrowLeft: at - rtl, Home: 0, End: -1 }[key];
    if (to === undefined) return;
    event.preventDefault();
    buttons.at(to % buttons.length)?.focus();
  };
  list.addEventListener('scroll', mark, { passive: true });
  mark();
  return el('div', { class: 'oc-emoji-bar', role: 'toolbar', 'aria-label': label, keydown: onKey }, buttons);
}
