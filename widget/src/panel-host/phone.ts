import type { Page } from '../loader/page';

const phone = matchMedia('(max-width:479px)');

interface Watcher {
  onclose: (() => void) | null;
  destroy(): void;
}

/**
 * On a phone the panel takes what the keyboard leaves of the window, the page behind it holds still, and Android's Back closes it (V5).
 * @returns what is called when the panel was opened or closed
 */
export function phoneOf(page: Page, panel: HTMLElement): () => void {
  const { signal } = page;
  const view = window.visualViewport;
  const { style } = document.documentElement;
  const Watching = (window as { CloseWatcher?: new () => Watcher }).CloseWatcher;
  let held: string | undefined;
  let watcher: Watcher | undefined;

  const fit = () => {
    panel.style.setProperty('--high', `${view?.height}px`);
    panel.style.setProperty('--top', `${view?.offsetTop}px`);
  };
  const release = () => {
    if (held !== undefined) style.overflow = held;
    held = undefined;
    watcher?.destroy();
    watcher = undefined;
  };
  const settle = () => {
    const fills = page.isOpen && phone.matches && !page.options.inline;
    if (!fills) return release();
    held ??= style.overflow;
    style.overflow = 'hidden';
    if (!Watching || watcher) return;
    watcher = new Watching();
    watcher.onclose = () => {
      watcher = undefined;
      page.show(false);
    };
  };
  if (view) {
    view.addEventListener('resize', fit, { signal });
    view.addEventListener('scroll', fit, { signal });
    fit();
  }
  phone.addEventListener('change', settle, { signal });
  signal.addEventListener('abort', release);
  return settle;
}
