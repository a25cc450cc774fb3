/** A .NET object that can be called back. */
export interface DotNet {
  invokeMethodAsync(method: string, ...args: unknown[]): Promise<unknown>;
}

const rows = () => [...document.querySelectorAll<HTMLAnchorElement>('a[data-row]')];

/** Goes to the next or previous conversation and opens it. */
export function step(by: number): void {
  const all = rows();
  const at = all.findIndex((row) => row === document.activeElement);
  const from = at >= 0 ? at : all.findIndex((row) => row.hasAttribute('aria-current'));
  const target = from < 0 ? all[by > 0 ? 0 : all.length - 1] : all[from + by];
  target?.focus();
  target?.click();
}

/**
 * Tells the page whether its rows must keep their places: the pointer is over them, the keyboard is in them, or they are scrolled (O5).
 * Only a change is told. Near the end the next page is asked for.
 */
export function watchRows(list: HTMLElement, page: DotNet): void {
  let over = false;
  let held = false;
  const check = () => {
    const keyboard =
      list.contains(document.activeElement) && list.querySelector('[data-row]:focus-visible') !== null;
    const hold = over || keyboard || list.scrollTop > 4;
    if (hold === held) return;
    held = hold;
    void page.invokeMethodAsync('Hold', hold).catch(() => undefined);
  };
  const hover = (entered: boolean) => (event: PointerEvent) => {
    if (event.pointerType === 'mouse') over = entered;
    check();
  };
  list.addEventListener('pointerenter', hover(true));
  list.addEventListener('pointerleave', hover(false));
  list.addEventListener('focusin', check);
  // Where the focus goes is known only after it has gone.
  list.addEventListener('focusout', () => queueMicrotask(check));
  list.addEventListener('scroll', () => (check(), more(list)), { passive: true });
}

export function toTop(list: HTMLElement): void {
  list.scrollTo({ top: 0 });
}

/** Brings the open conversation's row into view where it is not. */
export function reveal(conversation: string): void {
  rows()
    .find((row) => row.dataset.row === conversation)
    ?.scrollIntoView({ block: 'nearest' });
}

function more(list: HTMLElement): void {
  if (list.scrollHeight - list.scrollTop - list.clientHeight > 400) return;
  const button = list.querySelector<HTMLButtonElement>('[data-more]');
  if (!button || button.dataset.asked === String(rows().length)) return;
  button.dataset.asked = String(rows().length);
  button.click();
}
