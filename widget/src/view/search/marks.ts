import type { Hit } from '../../conversation/search/hits';

/** So many hits around the one that is looked at are marked. */
const most = 500;
const all = 'oc-found';
const now = 'oc-found-now';

/** Marks hits in a thread without touching its nodes; where the browser cannot, the message of the one that is looked at. */
export class Marks {
  private rows = new Map<string, HTMLElement>();
  private marked?: HTMLElement;

  constructor(private readonly list: HTMLElement) {}

  /** @returns where the hit at `at` stands, once its message is drawn */
  draw(hits: readonly Hit[], at: number): Range | undefined {
    this.rows = new Map(
      [...this.list.querySelectorAll<HTMLElement>('[data-key]')].map((row) => [row.dataset.key ?? '', row]),
    );
    const from = Math.max(0, at - most / 2);
    const ranges = hits.slice(from, from + most).map((hit) => this.rangeOf(hit));
    const current = ranges[at - from];
    if ('highlights' in CSS) {
      const present = ranges.filter((range) => range !== undefined);
      CSS.highlights.set(all, new Highlight(...present.filter((range) => range !== current)));
      CSS.highlights.set(now, new Highlight(...(current ? [current] : [])));
    } else this.mark(current && hits[at] && this.rows.get(hits[at].key));
    return current;
  }

  end(): void {
    if ('highlights' in CSS) for (const name of [all, now]) CSS.highlights.delete(name);
    this.mark(undefined);
  }

  private mark(row: HTMLElement | undefined): void {
    this.marked?.removeAttribute('data-found');
    this.marked = row;
    row?.setAttribute('data-found', '');
  }

  /** What is drawn of a message says the same as its plain text. */
  private rangeOf({ key, start, end }: Hit): Range | undefined {
    const bubble = this.rows.get(key)?.querySelector('.oc-bubble');
    if (!bubble) return undefined;
    const walker = document.createTreeWalker(bubble, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let at = 0;
    let begun = false;
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const { length } = node;
      if (!begun && start < at + length) {
        range.setStart(node, start - at);
        begun = true;
      }
      if (begun && end <= at + length) {
        range.setEnd(node, end - at);
        return range;
      }
      at += length;
    }
    return undefined;
  }
}

const near = 1.5;

/** Brings a hit into sight, smoothly where it is near. */
export function bringIntoSight(list: HTMLElement, range: Range): void {
  const { top, bottom } = range.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  const margin = 16;
  if (top >= frame.top + margin && bottom <= frame.bottom - margin) return;
  const by = top - frame.top - frame.height / 3;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const smooth = !calm && Math.abs(by) < frame.height * near;
  list.scrollBy({ top: by, behavior: smooth ? 'smooth' : 'instant' });
}
