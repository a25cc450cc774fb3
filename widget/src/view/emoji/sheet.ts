import list from 'virtual:emoji/list';
import { el } from '../dom';
import type { Strings } from '../strings';
import { barOf } from './bar';
import { Caret } from './caret';
import { categories, recentlyUsed } from './categories';
import { drawable } from './drawable';
import { Grid } from './grid';
import { keepChosen, keepTone, type Kept, known } from './kept';
import { type Emoji, emojiOf, namer } from './list';
import { namesIn } from './names';
import { Results } from './results';
import { Tones } from './tones';

interface Given {
  strings: Strings;
  kept: Kept;
  close(): void;
}

const touch = matchMedia('(pointer: coarse)');

/** What stands in the picker, as long as it is open. */
export class Sheet {
  private readonly ended = new AbortController();
  private readonly emoji: Emoji[][];
  private readonly grid: Grid;
  private readonly search: HTMLInputElement;
  private readonly tones: Tones;
  private readonly results: Results;
  private readonly caret: Caret;
  private readonly button: HTMLElement;
  private writing = false;

  constructor(
    private readonly place: HTMLElement,
    locale: string,
    private readonly given: Given,
  ) {
    const { strings, kept } = given;
    const form = place.closest('form') as HTMLFormElement;
    this.button = place.previousElementSibling as HTMLElement;
    this.caret = new Caret(form.querySelector('[contenteditable], textarea') as HTMLElement);
    const { version, flags } = drawable();
    this.emoji = emojiOf(list).map((group) =>
      group.filter((one) => one.version <= version && (flags || !one.region)),
    );
    const before = known(kept);
    this.grid = new Grid(strings('composer.emoji'));
    this.grid.setTone(before.tone);
    this.tones = new Tones(strings, before.tone, (tone) => (keepTone(kept, tone), this.grid.setTone(tone)));
    const recent = before.recent.map((text) => ({ text, toned: false, version: 0, line: -1, name: '' }));
    const groups = [
      ...(recent.length > 0 ? [{ kind: recentlyUsed, emoji: recent }] : []),
      ...categories.map((kind, i) => ({ kind, emoji: this.emoji[i] ?? [] })),
    ].map(({ kind: [name, icon], emoji }) => ({
      name: strings(name),
      icon,
      group: this.grid.group(strings(name), emoji),
    }));
    this.results = new Results(
      this.grid,
      strings,
      locale,
      this.emoji.flat(),
      groups.map(({ group }) => group),
    );
    this.search = el('input', {
      type: 'search',
      class: 'oc-emoji-search',
      placeholder: strings('emoji.search'),
      'aria-label': strings('emoji.search'),
      enterkeyhint: 'done',
      autocomplete: 'off',
      input: () => this.results.show(this.search.value),
    }) as HTMLInputElement;
    place.append(
      el('div', { class: 'oc-emoji-top' }, this.search, this.tones.button),
      this.tones.choice,
      this.grid.element,
      this.results.none,
      this.results.said,
    );
    this.grid.put(groups.map(({ group }) => group));
    this.grid.element.before(
      barOf(strings('emoji.categories'), groups, this.grid.element, ({ group }) => {
        this.search.value = '';
        this.results.show('');
        this.grid.element.scrollTop = group.offsetTop;
        this.grid.go(group.querySelector<HTMLElement>('[role=gridcell]') ?? undefined);
      }),
    );
    this.listen(form);
    void this.name(locale, recent);
    if (touch.matches) this.grid.focus();
    else this.search.focus();
  }

  end(): void {
    this.ended.abort();
    this.caret.field.removeAttribute('inputmode');
  }

  private async name(locale: string, recent: Emoji[]): Promise<void> {
    const names = await namesIn(locale);
    const nameOf = namer(names, locale);
    this.tones.call(names.slice(-5));
    for (const one of this.emoji.flat()) one.name = nameOf(one);
    const untoned = (text: string) => text.replace(/\p{Emoji_Modifier}/gu, '').replaceAll('\ufe0f', '');
    const byText = new Map(this.emoji.flat().map(({ text, name }) => [untoned(text), name]));
    for (const one of recent) one.name = byText.get(untoned(one.text)) ?? '';
    this.grid.label();
  }

  private listen(form: HTMLFormElement): void {
    const { place, ended } = this;
    const { signal } = ended;
    const within = (target: EventTarget | null) =>
      target instanceof Node && (place.contains(target) || this.button.contains(target));
    place.addEventListener('keydown', (event) => this.onKey(event), { signal });
    // A press leaves the caret where it is.
    place.addEventListener('mousedown', (event) => event.target === this.search || event.preventDefault(), {
      signal,
    });
    this.grid.element.addEventListener(
      'click',
      ({ target, shiftKey }) => this.choose(this.grid.textOf(target), touch.matches || shiftKey),
      { signal },
    );
    place.addEventListener(
      'focusout',
      ({ relatedTarget }) => relatedTarget && !this.writing && !within(relatedTarget) && this.given.close(),
      { signal },
    );
    document.addEventListener('pointerdown', ({ target }) => within(target) || this.given.close(), {
      signal,
    });
    document.addEventListener('selectionchange', () => this.caret.look(), { signal });
    // It ends below the head of the screen, however high the composer is.
    const fit = () => place.style.setProperty('--room', `${form.getBoundingClientRect().top - 64}px`);
    const resized = new ResizeObserver(fit);
    resized.observe(form);
    resized.observe(document.body);
    signal.addEventListener('abort', () => resized.disconnect());
    fit();
  }

  private choose(text: string | undefined, stay: boolean): void {
    if (!text) return;
    const { caret, given } = this;
    const before = document.activeElement as HTMLElement | null;
    // Where it stays no keyboard comes up over it.
    if (stay) caret.field.inputMode = 'none';
    this.writing = true;
    caret.write(text);
    this.writing = false;
    keepChosen(given.kept, text);
    if (stay) before?.focus({ preventScroll: true });
    else given.close();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    const { key, shiftKey, target } = event;
    const inGrid = this.grid.element.contains(target as Node);
    if (key === 'Escape') {
      if (!this.tones.close()) {
        this.given.close();
        this.button.focus();
      }
    } else if (key === 'Enter' && target === this.search) {
      void this.results.first().then((text) => this.choose(text, shiftKey));
    } else if (key === 'Enter' && inGrid) this.choose(this.grid.textOf(target), shiftKey);
    else if (target === this.search) {
      if (key !== 'ArrowDown') return;
      this.grid.focus();
    } else if (inGrid) {
      const moved = this.grid.move(event);
      if (moved === 'above') this.search.focus();
      else if (!moved && !this.types(event)) return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** A letter typed over the emoji searches for it. */
  private types({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    if ([...key].length !== 1 || key === ' ' || ctrlKey || metaKey || altKey) return false;
    this.search.focus();
    this.search.value += key;
    this.results.show(this.search.value);
    return true;
  }
}
