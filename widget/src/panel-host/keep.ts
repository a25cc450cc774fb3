import { store } from '../late/consent';
import type { Page } from '../loader/page';

/** The visitor wants his conversation kept (V18): that is remembered with it. Where the browser keeps nothing it stays in memory, and says so. */
export function keep(page: Page): void {
  const { stored } = page;
  store(page, { consent: 'given' });
  if (!isKept(stored.key)) stored.brief = true;
  page.tell();
}

function isKept(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}
