import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

const nearBottom = 24;
const nearTop = 240;

/** What the list did last: at the bottom, and how high it was before new rows came. */
export interface Scrolling {
  atBottom: boolean;
  toBottom(): void;
}

interface Options {
  /** Changes when rows change. */
  rows: readonly { key: string }[];
  /** The row to begin at on the first drawing; the bottom where there is none. */
  beginAt?: string;
  onTop(): void;
}

/** At the bottom the view follows; scrolled up it stays, also when older rows come in above (V7). */
export function useScrolling(
  list: RefObject<HTMLElement | null>,
  { rows, beginAt, onTop }: Options,
): Scrolling {
  const [atBottom, setAtBottom] = useState(true);
  const following = useRef(true);
  const height = useRef(0);
  const top = useRef<string | undefined>(undefined);

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
  }, [rows, beginAt]);

  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const onScroll = () => {
      following.current = isAtBottom(element);
      height.current = element.scrollHeight;
      setAtBottom(following.current);
      element.classList.toggle('scrolled', element.scrollTop > 0);
      if (element.scrollTop < nearTop) onTop();
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    const resized = new ResizeObserver(() => {
      if (following.current) element.scrollTop = element.scrollHeight;
    });
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      resized.disconnect();
    };
  }, [list, onTop]);

  return { atBottom, toBottom };
}

const isAtBottom = (element: HTMLElement) =>
  element.scrollHeight - element.scrollTop - element.clientHeight <= nearBottom;
