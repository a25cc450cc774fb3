import type { Options } from '../loader/options';
import type { Page } from '../loader/page';
import { fit } from './fit';

const fixed = ['baseURL', 'hash', 'storage', 'consent'];

/** Takes over what differs; what is not said stays as it is. */
export function update(page: Page, given: Partial<Options>): void {
  const { options } = page;
  const next = { ...given, appearance: { ...options.appearance, ...given.appearance } };
  const changed = (Object.keys(next) as (keyof Options)[]).filter(
    (name) =>
      !fixed.includes(name) && !same(next[name], options[name] ?? (name === 'appearance' ? {} : undefined)),
  );
  if (changed.length === 0) return;
  for (const name of changed) Object.assign(options, { [name]: next[name] });
  fit(page);
  // Where the widget is switched off nothing is drawn.
  if (changed.includes('locale')) void page.ask();
  else if (page.host.isConnected) page.learn(page.config, true);
}

/** Elements are themselves, everything else is what it says. */
function same(one: unknown, other: unknown): boolean {
  if (one instanceof Element || other instanceof Element) return one === other;
  return JSON.stringify(one) === JSON.stringify(other);
}
