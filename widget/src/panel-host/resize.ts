import { make } from '../loader/make';
import type { Page } from '../loader/page';
import english from '../texts/en/shell.json';
import { later } from './later';
import { largest, type Size, smallest } from './size';

/** The panel's size, and how it is changed. */
export interface Sized {
  readonly root: HTMLElement;
  /** Which side is free. */
  freeLeft(): boolean;
  now(): Size;
  most(): Size;
  /** Shows a size; `undefined` is the one that it has by itself. */
  apply(size: Size | undefined): void;
  keep(size: Size | undefined): void;
  /** Shows the size that was kept. */
  redraw(): void;
}

/** The edges that can be dragged, and the size of last time (S65, S66, V17). What moves them comes when somebody reaches for one. */
export function resizeOf(page: Page, panel: HTMLElement) {
  const sidebar = () => panel.classList.contains('side');
  const key = () => (sidebar() ? 'size.sidebar' : 'size.popup');
  const sized: Sized = {
    root: page.root,
    freeLeft: () => !page.root.classList.contains('left'),
    now: () => ({ width: panel.offsetWidth, height: panel.offsetHeight }),
    most: () => largest({ width: innerWidth, height: innerHeight }, sidebar()),
    apply(size) {
      panel.style.setProperty('--w', size ? `${size.width}px` : null);
      panel.style.setProperty('--h', size ? `${size.height}px` : null);
      tellValues();
    },
    keep: (size) => page.stored.write({ [key()]: size }),
    redraw() {
      across.ariaLabel = page.texts['shell.width'] ?? english['shell.width'];
      upright.ariaLabel = page.texts['shell.height'] ?? english['shell.height'];
      sized.apply(page.stored.read()[key()] as Size | undefined);
    },
  };
  const drag = later(
    page.signal,
    () => import('./drag'),
    ({ dragOf }) => dragOf(sized),
  );

  function tellValues() {
    const now = sized.now();
    const most = sized.most();
    for (const [edge, side] of [
      [across, 'width'],
      [upright, 'height'],
    ] as const) {
      edge.ariaValueNow = `${now[side]}`;
      edge.ariaValueMin = `${smallest[side]}`;
      edge.ariaValueMax = `${most[side]}`;
    }
  }

  function handle(className: string, axes: Size): HTMLElement {
    const made = make('div', `h ${className}`);
    const pass = (event: Event) => drag((one) => one.heard(axes, event));
    made.onpointermove = made.onpointerup = made.onpointercancel = made.ondblclick = pass;
    made.onpointerdown = (event) => {
      if (event.button) return;
      event.preventDefault();
      made.setPointerCapture(event.pointerId);
      pass(event);
    };
    made.onkeydown = (event) => {
      if (!/^(Arrow|Home|End)/.test(event.key)) return;
      event.preventDefault();
      pass(event);
    };
    panel.append(made);
    return made;
  }

  function edge(className: string, axes: Size, orientation: string): HTMLElement {
    const made = handle(className, axes);
    made.role = 'separator';
    made.tabIndex = 0;
    made.ariaOrientation = orientation;
    return made;
  }

  const across = edge('hw', { width: 1, height: 0 }, 'vertical');
  const upright = edge('hh', { width: 0, height: 1 }, 'horizontal');
  // For the pointer alone: the keyboard has both edges.
  handle('hc', { width: 1, height: 1 });
  addEventListener('resize', tellValues, { signal: page.signal });
  sized.redraw();
  return { redraw: sized.redraw, step: (step: number) => drag((one) => one.step(step)) };
}
