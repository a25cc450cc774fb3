import { expect, test, vi } from 'vitest';
import type chat from '../../src/module/orleanschat';
import type * as module from '../../src/module/orleanschat';
import type { Call, OrleansChat } from '../../src/module/orleanschat';

type Name = keyof OrleansChat;
/** Every call by its name; the compiler asks for all. */
const every: Record<Name, true> = {
  version: true,
  init: true,
  update: true,
  isOpen: true,
  open: true,
  close: true,
  toggle: true,
  show: true,
  hide: true,
  fullscreen: true,
  openConversation: true,
  start: true,
  prefill: true,
  setLocale: true,
  setTheme: true,
  setSound: true,
  identify: true,
  logout: true,
  consent: true,
  doctor: true,
  on: true,
  once: true,
  destroy: true,
  push: true,
};

test('Types, window object and module have the same calls', async () => {
  vi.stubGlobal('VERSION', '1.2.3');
  const { apiOf, default: own, ...exported } = await import('../../src/module/exports');
  expect(Object.keys(apiOf()).sort()).toEqual(Object.keys(every).sort());
  expect(Object.keys(exported).sort()).toEqual(
    Object.keys(every)
      .filter((name) => name !== 'push')
      .sort(),
  );
  expect(own.version).toBe('1.2.3');
  vi.unstubAllGlobals();
});

test('Calls before init do nothing and throw nothing', async () => {
  vi.stubGlobal('VERSION', '');
  const { apiOf } = await import('../../src/loader/api');
  const api = apiOf();
  api.open();
  api.start();
  api.push(['prefill', 'text'], ['hide']);
  expect(api.isOpen()).toBe(false);
  expect(await api.doctor()).toBe(undefined);
  vi.unstubAllGlobals();
});

/** What compiles and what does not; it is never run. */
export function types(one: typeof chat, all: typeof module): void {
  one.init({ baseURL: 'https://host/chat', hash: 'h', offset: { y: 80 }, appearance: { theme: 'dark' } });
  // @ts-expect-error a widget has a hash
  one.init({ baseURL: 'https://host/chat' });
  // @ts-expect-error there is no such theme
  void one.setTheme('blue');
  one.on('unread', (count) => count.toFixed());
  all.on('message:received', ({ conversation, text }) => conversation + text?.trim());
  // @ts-expect-error there is no such event
  one.on('nothing', () => undefined);
  const queued: Call[] = [
    ['init', { baseURL: '', hash: '' }],
    ['on', 'open', () => undefined],
    ['prefill', 'Hello'],
  ];
  one.push(...queued, ['start'], ['start', 'button']);
  // @ts-expect-error a text is a text
  one.push(['prefill', 7]);
  void one.doctor().then((findings) => findings.map(({ directive, text }) => directive ?? text));
}
