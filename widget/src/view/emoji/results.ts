import { el } from '../dom';
import type { Strings } from '../strings';
import { find, searched } from './find';
import type { Grid } from './grid';
import { type Emoji, namer } from './list';
import { namesIn, wordsIn } from './names';

const most = 96;

/** What a search finds, in the place of all there is. The words that it goes by are loaded with the first one. */
export class Results {
  readonly none: HTMLElement;
  readonly said = el('div', { class: 'oc-said', role: 'status' });
  private readonly loaded = new Map<string, Promise<ReturnType<typeof searched>>>();
  private query = '';
  private shown?: Promise<void>;

  constructor(
    private readonly grid: Grid,
    private readonly strings: Strings,
    private readonly locale: string,
    private readonly emoji: readonly Emoji[],
    private readonly groups: readonly HTMLElement[],
  ) {
    this.none = el('p', { class: 'oc-emoji-none', hidden: true }, strings('emoji.none'));
  }

  /** What Enter takes, once what was typed has been looked for. */
  async first(): Promise<string | undefined> {
    await this.shown;
    return this.query.trim() && this.grid.textOf(this.grid.element.querySelector('[role=gridcell]'));
  }

  show(query: string): void {
    this.query = query;
    this.shown = this.look(query);
  }

  private async look(query: string): Promise<void> {
    const { grid, strings, said, none } = this;
    if (!query.trim()) {
      none.hidden = true;
      said.textContent = '';
      return grid.put(this.groups);
    }
    let found = find(query, await this.all(this.locale));
    // Many know them by their English names.
    if (found.length === 0) found = find(query, await this.all('en'));
    if (this.query !== query) return;
    none.hidden = found.length > 0;
    grid.put(found.length > 0 ? [grid.group(strings('emoji.results'), found.slice(0, most))] : []);
    said.textContent = found.length > 0 ? strings.count('emoji.found', found.length) : strings('emoji.none');
  }

  private all(locale: string) {
    const known = this.loaded.get(locale) ?? this.load(locale);
    this.loaded.set(locale, known);
    return known;
  }

  private async load(locale: string) {
    const [names, words] = await Promise.all([namesIn(locale), wordsIn(locale)]);
    if (names.length === 0) this.loaded.delete(locale);
    return searched(this.emoji, namer(names, locale), words);
  }
}
