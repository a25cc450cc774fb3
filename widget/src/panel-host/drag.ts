import { fit, grown } from './growth';
import type { Sized } from './resize';
import { type Size, smallest } from './size';

const keyStep = 16;
const menuStep = 80;

/** The panel's size by dragging a free edge, by arrows on one, by the menu's buttons; double click resets. */
export function dragOf({ root, freeLeft, now, most, apply, keep, redraw }: Sized) {
  let from: { x: number; y: number; size: Size } | undefined;

  /** Takes it and keeps it. */
  function take(size: Size | undefined) {
    const fitting = size && fit(size, most());
    keep(fitting);
    apply(fitting);
  }

  const by = (more: Size) => {
    const { width, height } = now();
    take({ width: width + more.width, height: height + more.height });
  };

  function point(axes: Size, { type, clientX: x, clientY: y }: PointerEvent) {
    if (type === 'pointerdown') {
      from = { x, y, size: now() };
      root.classList.add('drag');
    }
    if (!from) return;
    const size = {
      width: from.size.width + axes.width * (from.x - x) * (freeLeft() ? 1 : -1),
      height: from.size.height + axes.height * (from.y - y),
    };
    if (type === 'pointermove') return apply(fit(size, most()));
    if (type === 'pointerdown') return;
    if (type === 'pointercancel') redraw();
    else if (from.x !== x || from.y !== y) take(size);
    from = undefined;
    root.classList.remove('drag');
  }

  function press(axes: Size, key: string) {
    const more = grown(key, freeLeft(), keyStep);
    const size = key === 'Home' ? smallest : most();
    const { width, height } = now();
    if (more) by(more);
    else take({ width: axes.width ? size.width : width, height: axes.height ? size.height : height });
  }

  return {
    heard(axes: Size, event: Event) {
      if (event instanceof KeyboardEvent) press(axes, event.key);
      else if (event.type === 'dblclick') take(undefined);
      else point(axes, event as PointerEvent);
    },
    step: (step: number) => by({ width: step * menuStep, height: step * menuStep }),
  };
}
