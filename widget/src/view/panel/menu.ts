import { el, glyph } from '../dom';
import type { GlyphName } from '../glyphs';

export interface MenuItem {
  label: string;
  glyph: GlyphName;
  run(): void;
}

/** The three dots and what is behind them. @param itemsNow asked each time it opens */
export function menu(label: string, itemsNow: () => MenuItem[]): HTMLElement {
  const button = el(
    'button',
    {
      class: 'icon-button',
      'aria-label': label,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      click: toggle,
    },
    glyph('menu'),
  );
  const root = el('div', { class: 'menu', keydown: (event) => onKey(event as KeyboardEvent) }, button);
  let list: HTMLElement | undefined;
  let shut = new AbortController();

  function toggle() {
    if (list) return close();
    list = el(
      'div',
      { class: 'menu-items', role: 'menu', 'aria-label': label },
      itemsNow().map(({ label, glyph: name, run }) =>
        el(
          'button',
          { role: 'menuitem', tabindex: -1, click: () => (close(), run()) },
          glyph(name, 18),
          label,
        ),
      ),
    );
    root.append(list);
    button.setAttribute('aria-expanded', 'true');
    (list.firstChild as HTMLElement | null)?.focus();
    shut = new AbortController();
    const { signal } = shut;
    addEventListener('pointerdown', ({ target }) => root.contains(target as Node) || close(false), {
      signal,
    });
    addEventListener('blur', () => close(false), { signal });
  }

  function close(refocus = true) {
    shut.abort();
    list?.remove();
    list = undefined;
    button.setAttribute('aria-expanded', 'false');
    if (refocus) button.focus();
  }

  function onKey(event: KeyboardEvent) {
    if (!list) return;
    const all = [...list.children] as HTMLElement[];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (target !== undefined) all.at(target % all.length)?.focus();
    else if (event.key === 'Escape') close();
    else if (event.key === 'Tab') return close(false);
    else return;
    event.preventDefault();
  }

  return root;
}
