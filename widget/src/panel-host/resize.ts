import { make } from '../loader/make';
import type { Page } from '../loader/page';
import english from '../texts/en/shell.json';
import { fit, grown, largest, type Size, smallest } from './size';

const keyStep = 16;
const menuStep = 80;

/** The panel's size: by dragging a free edge, by arrows on one, by the menu's buttons; double click resets. Kept on the site (S65, S66, V17). */
export function resizeOf(page: Page, panel: HTMLElement) {
  const { root } = page;
  const freeLeft = () => !root.classList.contains('left');
  const sidebar = () => panel.classList.contains('side');
  const key = () => (sidebar() ? 'size.sidebar' : 'size.popup');
  const most = () => largest({ width: innerWidth, height: innerHeight }, sidebar());
  const now = (): Size => ({ width: panel.offsetWidth, height: panel.offsetHeight });

  function apply(size: Size | undefined) {
    for (const [name, value] of [
      ['--w', size?.width],
      ['--h', size?.height],
    ] as const) {
      if (value) panel.style.setProperty(name, `${value}px`);
      else panel.style.removeProperty(name);
    }
    tellValues();
  }

  function tellValues() {
    const { width, height } = now();
    const { width: widest, height: highest } = most();
    for (const [handle, value, min, max] of [
      [across, width, smallest.width, widest],
      [upright, height, smallest.height, highest],
    ] as const) {
      handle.ariaValueNow = String(value);
      handle.ariaValueMin = String(min);
      handle.ariaValueMax = String(max);
    }
  }

  /** Takes it and keeps it; `undefined` is the size it has by itself. */
  function keep(size: Size | undefined) {
    const fitting = size && fit(size, most());
    page.stored.write({ [key()]: fitting });
    apply(fitting);
  }

  const by = (more: Size) => {
    const { width, height } = now();
    keep({ width: width + more.width, height: height + more.height });
  };

  function handle(className: string, axes: Size): HTMLElement {
    const made = make('div', `h ${className}`);
    made.onpointerdown = (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      made.setPointerCapture(event.pointerId);
      root.classList.add('drag');
      const from = now();
      const at = (moved: PointerEvent): Size => {
        const across = (event.clientX - moved.clientX) * (freeLeft() ? 1 : -1);
        return {
          width: from.width + axes.width * across,
          height: from.height + axes.height * (event.clientY - moved.clientY),
        };
      };
      made.onpointermove = (moved) => apply(fit(at(moved), most()));
      made.onpointerup = (moved) => {
        if (moved.clientX !== event.clientX || moved.clientY !== event.clientY) keep(at(moved));
        stop();
      };
      made.onpointercancel = () => {
        redraw();
        stop();
      };
    };
    const stop = () => {
      root.classList.remove('drag');
      made.onpointermove = made.onpointerup = made.onpointercancel = null;
    };
    made.ondblclick = () => keep(undefined);
    made.onkeydown = (event) => {
      const more = grown(event.key, freeLeft(), keyStep);
      const size = event.key === 'Home' ? smallest : event.key === 'End' ? most() : undefined;
      if (!more && !size) return;
      event.preventDefault();
      if (more) by(more);
      else if (size) {
        const { width, height } = now();
        keep({ width: axes.width ? size.width : width, height: axes.height ? size.height : height });
      }
    };
    panel.append(made);
    return made;
  }

  const across = handle('hw', { width: 1, height: 0 });
  const upright = handle('hh', { width: 0, height: 1 });
  // For the pointer alone: the keyboard has both edges.
  handle('hc', { width: 1, height: 1 });
  for (const [edge, orientation] of [
    [across, 'vertical'],
    [upright, 'horizontal'],
  ] as const) {
    edge.role = 'separator';
    edge.tabIndex = 0;
    edge.ariaOrientation = orientation;
  }

  function redraw() {
    across.ariaLabel = page.texts['shell.width'] ?? english['shell.width'];
    upright.ariaLabel = page.texts['shell.height'] ?? english['shell.height'];
    apply(page.stored.read()[key()] as Size | undefined);
  }

  addEventListener('resize', tellValues, { signal: page.signal });
  redraw();
  return { redraw, step: (step: number) => by({ width: step * menuStep, height: step * menuStep }) };
}
