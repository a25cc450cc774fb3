import { adopt } from '../adopt';
import { el, glyph, svg } from '../dom';
import type { GlyphName } from '../glyphs';
import css from './menu.css?inline';

export interface MenuItem {
  label: string;
  glyph?: GlyphName;
  /** An icon that nothing else has: its path. */
  drawing?: string;
  /** The menu stays, for doing it again. */
  stays?: boolean;
  run(): void;
}

/** Opens the menu under its button; ends by itself. @param ended called when it is closed @returns what closes it */
export function openMenu(root: HTMLElement, label: string, items: MenuItem[], ended: () => void): () => void {
  adopt(css);
  const shut = new AbortController();
  const { signal } = shut;
  const list = el(
    'div',
    { class: 'menu-items', role: 'menu', 'aria-label': label },
    items.map(({ label: name, glyph: icon, drawing, stays, run }) =>
      el(
        'button',
        { role: 'menuitem', tabindex: -1, click: () => (stays || close(true), run()) },
        icon ? glyph(icon, 18) : svg('glyph', 18, '0 0 24 24', drawing ?? ''),
        name,
      ),
    ),
  );
  const button = root.firstChild as HTMLElement;

  function close(refocus: boolean) {
    if (signal.aborted) return;
    shut.abort();
    list.remove();
    button.setAttribute('aria-expanded', 'false');
    if (refocus) button.focus();
    ended();
  }

  /** The next item that begins with the letter. */
  function typed(letter: string, all: HTMLElement[], at: number) {
    const begins = ({ textContent }: HTMLElement) =>
      textContent.toLocaleLowerCase().startsWith(letter.toLocaleLowerCase());
    [...all.slice(at + 1), ...all].find(begins)?.focus();
  }

  function onKey(event: KeyboardEvent) {
    const all = [...list.children] as HTMLElement[];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (target !== undefined) all.at(target % all.length)?.focus();
    else if (event.key === 'Escape') close(true);
    else if (event.key === 'Tab') return close(false);
    else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey)
      typed(event.key, all, at);
    else return;
    event.preventDefault();
  }

  root.append(list);
  root.addEventListener('keydown', onKey, { signal });
  button.setAttribute('aria-expanded', 'true');
  (list.firstChild as HTMLElement | null)?.focus();
  addEventListener('pointerdown', ({ target }) => root.contains(target as Node) || close(false), { signal });
  addEventListener('blur', () => close(false), { signal });
  return () => close(true);
}
