const openMenus = () => document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]');

/** Menus close on Escape, on a press outside, and when something in them was chosen. */
export function listenToMenus(): void {
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : undefined;
    for (const menu of openMenus()) {
      if (!target || !menu.contains(target) || target.closest('[data-closes], [data-action]'))
        close(menu, target);
    }
  });
  document.addEventListener('focusin', (event) => {
    for (const menu of openMenus())
      if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
}

/** @returns whether one was open */
export function closeMenus(): boolean {
  const menus = [...openMenus()];
  for (const menu of menus) close(menu, menu);
  return menus.length > 0;
}

function close(menu: HTMLDetailsElement, from: Element | undefined): void {
  menu.open = false;
  // Focus goes back to where it came from, unless it has gone elsewhere.
  if (from && menu.contains(from)) menu.querySelector('summary')?.focus();
}
