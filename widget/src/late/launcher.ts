import type { Page } from '../loader/page';
import { whenTold } from './calls';

const following = new WeakMap<Page, AbortController>();

/** An element of the page opens and closes the panel; by selector also one that comes later. */
export function follow(page: Page, launcher: string | Element | undefined): void {
  following.get(page)?.abort();
  if (!launcher) return;
  const over = new AbortController();
  following.set(page, over);
  const signal = AbortSignal.any([over.signal, page.signal]);
  let pressed: HTMLElement | undefined;

  const at = ({ target }: Event): HTMLElement | undefined => {
    if (!(target instanceof Element)) return undefined;
    const found =
      typeof launcher === 'string' ? target.closest(launcher) : launcher.contains(target) && launcher;
    return (found || undefined) as HTMLElement | undefined;
  };
  const told = () => {
    if (!signal.aborted && pressed) pressed.ariaExpanded = String(page.isOpen);
  };
  document.addEventListener(
    'click',
    (event) => {
      const launched = at(event);
      if (!launched) return;
      event.preventDefault();
      pressed = launched;
      page.open();
    },
    { signal },
  );
  for (const intent of ['pointerover', 'focusin'])
    document.addEventListener(
      intent,
      (event) => void (at(event) && page.button?.onfocus?.(event as FocusEvent)),
      { signal },
    );
  whenTold(page, 'open', told);
  whenTold(page, 'close', () => {
    told();
    if (document.activeElement === page.host) pressed?.focus();
  });
}
