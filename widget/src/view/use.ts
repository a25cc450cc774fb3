import { useEffect, useState } from 'preact/hooks';
import type { Cell } from '../connection/cell';
import { today } from '../connection/clock';

/** A cell's value; the component is drawn again when it changes. */
export function useCell<T>(cell: Cell<T>): T {
  const [, redraw] = useState({});
  const value = cell.get();
  useEffect(() => {
    // It may have changed between drawing and listening.
    if (cell.get() !== value) redraw({});
    return cell.subscribe(() => redraw({}));
  }, [cell]);
  return value;
}

/** False for the first `ms`: what loads faster needs no skeleton. */
export function useLater(ms: number): boolean {
  const [later, set] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => set(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return later;
}

/** The time, drawn again every half minute. */
export function useNow(): number {
  const [, redraw] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => redraw(today()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return today();
}

/** Whether the page is in front of somebody. */
export function useVisible(): boolean {
  const [visible, set] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const changed = () => set(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', changed);
    return () => document.removeEventListener('visibilitychange', changed);
  }, []);
  return visible;
}
