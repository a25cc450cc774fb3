import type { Page } from '../loader/page';

/** Whether anything may be kept on the visitor's device: what was in memory is stored, or what was stored is in memory only (V18). */
export function consent(page: Page, level: 'none' | 'given'): void {
  const { stored, options } = page;
  if ((options.consent ?? 'given') === level) return;
  const values = stored.read();
  options.consent = level;
  if (level === 'none') {
    stored.write(Object.fromEntries(Object.keys(values).map((name) => [name, undefined])));
    stored.brief = true;
    stored.write(values);
  } else {
    stored.brief = options.storage === 'memory';
    stored.write(values);
    if (!page.config) return void page.ask();
  }
  page.tell();
}
