import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

const nearBottom = 24;
const nearTop = 240;
const restAfter = 150;

/** What the list did last: at the bottom, and how high it was before new rows came. */
export interface Scrolling {
  atBottom: boolean;
  toBottom(): void;
}

/** Where a reader stands who is not at the bottom: a row, and how far below the list's top it begins, px. */
export interface Place {
  key: string;
  offset: number;
}

interface Options {
  /** Changes when rows change. */
  rows: readonly { key: string }[];
  /** The row to begin at on the first drawing; the bottom where there is none. */
  beginAt?: string;
  /** Where the reader stood before; goes before `beginAt`. */
  place?: Place;
  /** Whether there are older rows than those drawn. */
  more: boolean;
  /** Called when the reader has moved; without a place at the bottom. */
  onPlace?(place: Place | undefined): void;
  onTop(): void;
}

/** At the bottom the view follows; scrolled up it stays, also when older rows come in above (V7). */
export function useScrolling(
  list: RefObject<HTMLElement | null>,
  { rows, beginAt, place, more, onPlace, onTop }: Options,
): Scrolling {
  const [atBottom, setAtBottom] = useState(true);
  const following = useRef(true);
  const height = useRef(0);
  const top = useRef<string | undefined>(undefined);
  const sought = useRef(place);

  const toBottom = useCallback(() => {
    const element = list.current;
    if (!element) return;
    following.current = true;
    setAtBottom(true);
    element.scrollTop = element.scrollHeight;
  }, [list]);

  useLayoutEffect(() => {
    const element = list.current;
    const first = rows.find(({ key }) => !key.startsWith('d'))?.key;
    if (!element || rows.length === 0) return;
    const found = sought.current && rowOf(element, sought.current.key);
    if (sought.current && (found || !more)) {
      if (found) element.scrollTop += topIn(element, found) - sought.current.offset;
      else element.scrollTop = element.scrollHeight;
      sought.current = undefined;
      following.current = isAtBottom(element);
      setAtBottom(following.current);
      top.current = first;
      height.current = element.scrollHeight;
      return;
    }
    if (sought.current) {
      // Further up: older pages are asked for until it is there.
      following.current = false;
      setAtBottom(false);
      onTop();
      return;
    }
    const divider =
      top.current === undefined && beginAt && element.querySelector<HTMLElement>(`[data-key="${beginAt}"]`);
    if (divider) {
      element.scrollTop = divider.offsetTop - 48;
      following.current = isAtBottom(element);
      setAtBottom(following.current);
    } else if (following.current) element.scrollTop = element.scrollHeight;
    else if (first !== top.current) element.scrollTop += element.scrollHeight - height.current;
    top.current = first;
    height.current = element.scrollHeight;
  }, [rows, beginAt, more]);

  useEffect(() => {
    const element = list.current;
    if (!element) return;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const onScroll = () => {
      following.current = isAtBottom(element);
      height.current = element.scrollHeight;
      setAtBottom(following.current);
      element.classList.toggle('scrolled', element.scrollTop > 0);
      if (element.scrollTop < nearTop) onTop();
      clearTimeout(rest);
      rest = setTimeout(() => onPlace?.(following.current ? undefined : placeIn(element)), restAfter);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    const resized = new ResizeObserver(() => {
      if (following.current) element.scrollTop = element.scrollHeight;
    });
    resized.observe(element);
    // What stands among the rows may grow and shrink.
    if (element.firstElementChild) resized.observe(element.firstElementChild);
    return () => {
      clearTimeout(rest);
      element.removeEventListener('scroll', onScroll);
      resized.disconnect();
    };
  }, [list, onTop, onPlace]);

  return { atBottom, toBottom };
}

const isAtBottom = (element: HTMLElement) =>
  element.scrollHeight - element.scrollTop - element.clientHeight <= nearBottom;

const rowOf = (element: HTMLElement, key: string) =>
  element.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);

const topIn = (element: HTMLElement, row: Element) =>
  row.getBoundingClientRect().top - element.getBoundingClientRect().top;

/** The first row that can be seen. */
function placeIn(element: HTMLElement): Place | undefined {
  for (const row of element.querySelectorAll<HTMLElement>('[data-key]')) {
    const offset = topIn(element, row);
    if (offset + row.offsetHeight > 0) return { key: row.dataset.key ?? '', offset };
  }
  return undefined;
}
