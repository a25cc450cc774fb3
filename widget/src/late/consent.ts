import type { Page } from '../loader/page';
import type { KeptValues } from '../wire/host-messages';

/** Whether anything may be kept on the visitor's device: what was in memory is stored, or what was stored is in memory only (V18). */
export function consent(page: Page, level: 'none' | 'given'): void {
  if (level === 'none') forget(page);
  else store(page);
  page.options.consent = level;
  if (page.config) page.tell();
  else if (level === 'given') void page.ask();
}

/** @param more goes along */
export function store({ stored, options }: Page, more?: KeptValues): void {
  if (options.storage === 'memory') return;
  const values = stored.read();
  stored.brief = false;
  stored.write({ ...values, ...more });
}

function forget({ stored, options }: Page): void {
  if (stored.brief || options.storage === 'memory') return;
  const values = { ...stored.read(), consent: undefined };
  stored.write(Object.fromEntries(Object.keys(values).map((name) => [name, undefined])));
  stored.brief = true;
  stored.write(values);
  try {
    localStorage.removeItem(stored.key);
    sessionStorage.removeItem(stored.key);
  } catch {
    // Blocked: nothing is there.
  }
}
