import { el } from '../dom';
import { type Emoji, inTone } from './list';
import { type Keys, moved } from './moves';

const across = 8;

/** The cells of a picker: groups of rows, of which one cell is in the tab order. */
export class Grid {
  readonly element: HTMLElement;
  private readonly cells = new Map<Element, Emoji>();
  private rows: HTMLElement[][] = [];
  private current?: HTMLElement;
  private tone = 0;

  constructor(label: string) {
    this.element = el('div', { class: 'oc-emoji-grid', role: 'grid', 'aria-label': label });
  }

  /** A group of cells under its name, to be put in. */
  group(name: string, emoji: readonly Emoji[]): HTMLElement {
    const rows: HTMLElement[] = [];
    for (let from = 0; from < emoji.length; from += across)
      rows.push(
        el(
          'div',
          { role: 'row' },
          emoji.slice(from, from + across).map((one) => this.cell(one)),
        ),
      );
    const group = el(
      'div',
      { class: 'oc-emoji-group', role: 'rowgroup', 'aria-label': name },
      el('div', { class: 'oc-emoji-name', 'aria-hidden': true }, name),
      rows,
    );
    group.style.setProperty('--rows', String(rows.length));
    return group;
  }

  /** Shows groups, from their beginning. */
  put(groups: readonly HTMLElement[]): void {
    this.element.replaceChildren(...groups);
    this.element.scrollTop = 0;
    this.rows = [...this.element.querySelectorAll('[role=row]')].map(
      (row) => [...row.children] as HTMLElement[],
    );
    this.go(this.rows[0]?.[0]);
  }

  /** What the cell says; undefined where it is none. */
  textOf(target: EventTarget | null): string | undefined {
    const cell = target instanceof Element && target.closest('[role=gridcell]');
    return cell && this.cells.has(cell) ? (cell.textContent ?? undefined) : undefined;
  }

  /** The names are known now. */
  label(): void {
    for (const [cell, { name }] of this.cells) {
      if (!name) continue;
      cell.setAttribute('aria-label', name);
      cell.setAttribute('title', name);
    }
  }

  setTone(tone: number): void {
    this.tone = tone;
    for (const [cell, emoji] of this.cells) if (emoji.toned) cell.textContent = inTone(emoji, tone);
  }

  focus(): void {
    this.current?.focus();
  }

  /** @returns `above` where the key leads out, false where it leads nowhere */
  move(keys: Keys): boolean | 'above' {
    const row = this.rows.findIndex((cells) => cells.includes(this.current as HTMLElement));
    const column = this.rows[row]?.indexOf(this.current as HTMLElement) ?? 0;
    const rtl = getComputedStyle(this.element).direction === 'rtl';
    const lengths = this.rows.map((cells) => cells.length);
    const to = moved(lengths, { row, column }, keys, rtl);
    if (!to) return false;
    if (to.row < 0) return 'above';
    this.go(this.rows[to.row]?.[to.column]);
    this.focus();
    return true;
  }

  /** The cell is the one in the tab order now. */
  go(cell: HTMLElement | undefined): void {
    this.current?.setAttribute('tabindex', '-1');
    this.current = cell;
    cell?.setAttribute('tabindex', '0');
  }

  private cell(emoji: Emoji): HTMLElement {
    const { name } = emoji;
    const label = name && { 'aria-label': name, title: name };
    const cell = el(
      'button',
      { type: 'button', role: 'gridcell', tabindex: -1, ...(label || {}) },
      inTone(emoji, this.tone),
    );
    this.cells.set(cell, emoji);
    return cell;
  }
}
