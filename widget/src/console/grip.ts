import { choose, listWidth, preferences } from './preferences';

/** The list's right edge can be dragged, and moved by arrow keys. */
export function listenToGrip(): void {
  document.addEventListener('pointerdown', (event) => {
    const grip = gripOf(event);
    const list = grip?.parentElement;
    if (!grip || !list) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    grip.dataset.dragging = '';
    const left = list.getBoundingClientRect().left;
    const move = (moved: PointerEvent) => show(moved.clientX - left);
    grip.addEventListener('pointermove', move);
    grip.addEventListener(
      'lostpointercapture',
      () => {
        grip.removeEventListener('pointermove', move);
        delete grip.dataset.dragging;
        choose({ list: list.offsetWidth });
        tell(grip);
      },
      { once: true },
    );
  });
  document.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
    const grip = gripOf(event);
    if (!by || !grip) return;
    choose({ list: listWidth(preferences().list + by) });
    tell(grip);
  });
  document.addEventListener('focusin', (event) => tell(gripOf(event)));
}

const gripOf = (event: Event) =>
  event.target instanceof Element ? event.target.closest<HTMLElement>('[data-grip]') : null;

function tell(grip: HTMLElement | null): void {
  grip?.setAttribute('aria-valuenow', String(listWidth(preferences().list)));
}

function show(width: number): void {
  document.documentElement.style.setProperty('--list', `${listWidth(width)}px`);
}
