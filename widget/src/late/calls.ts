import type { Page } from '../loader/page';
import type { Call } from '../wire/host-messages';

const waiting = new WeakMap<Page, Call[]>();

/** Hands a call to the frame, as soon as there is one that takes it. */
export function say(page: Page, call: Call): void {
  if (page.isReady) return void page.show(page.isOpen, false, { call });
  const calls = waiting.get(page);
  if (calls) return void calls.push(call);
  waiting.set(page, [call]);
  whenTold(page, 'ready', () => {
    const all = waiting.get(page) ?? [];
    waiting.delete(page);
    for (const one of all) say(page, one);
  });
}

/** Calls back at each event of that name, before the page hears of it, until told to stop. */
export function whenTold(page: Page, name: string, heard: (stop: () => void) => void): void {
  const { emit } = page;
  let over = false;
  page.emit = (told, detail) => {
    if (told === name && !over) heard(() => (over = true));
    emit(told, detail);
  };
}
