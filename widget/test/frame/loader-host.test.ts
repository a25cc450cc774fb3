import { expect, test } from 'vitest';
import { LoaderHost } from '../../src/frame/loader-host';
import type { ToFrame } from '../../src/wire/host-messages';

const shown = { open: true, fills: false, url: 'https://shop.example/', focus: true };
const page = (kept: Record<string, unknown>, more: Partial<ToFrame> = {}): ToFrame => ({
  chat: 'page',
  kept,
  shown,
  ...more,
});

/** A frame's window whose parent notes what is said to it. */
function frameWindow() {
  const said: { message: unknown; to: string }[] = [];
  const parent = { postMessage: (message: unknown, to: string) => said.push({ message, to }) };
  let listeners: ((event: MessageEvent) => void)[] = [];
  const window = {
    parent,
    addEventListener: (_: string, listener: (event: MessageEvent) => void) => listeners.push(listener),
    removeEventListener: (_: string, listener: (event: MessageEvent) => void) =>
      (listeners = listeners.filter((one) => one !== listener)),
  } as unknown as Window;
  const hear = (data: unknown, source: unknown = parent, origin = 'https://shop.example') =>
    [...listeners].forEach((listener) => listener({ data, source, origin } as MessageEvent));
  return { window, said, hear };
}

test('The frame answers to the origin of its parent alone, never to everybody', async () => {
  const { window, said, hear } = frameWindow();
  const waiting = LoaderHost.wait(window);
  hear(page({ session: 's' }));
  const host = await waiting;
  host.set({ unread: 2 });
  host.close();
  expect(said.map(({ to }) => to)).toEqual(Array(3).fill('https://shop.example'));
  expect(host.get('session')).toBe('s');
});

test('What another window or another origin says is dropped', async () => {
  const { window, hear } = frameWindow();
  const waiting = LoaderHost.wait(window);
  hear(page({ session: 'forged' }), {});
  hear(page({ session: 'own' }));
  const host = await waiting;
  hear(page({ session: 'forged' }), {}, 'https://shop.example');
  hear(page({ session: 'forged' }), window.parent, 'https://evil.example');
  expect(host.get('session')).toBe('own');
});

test('What other tabs kept is read again on request', async () => {
  const { window, said, hear } = frameWindow();
  const waiting = LoaderHost.wait(window);
  hear(page({}));
  const host = await waiting;
  const refreshed = host.refresh();
  const { ask } = said.at(-1)?.message as { ask: number };
  hear(page({ session: 'of another tab' }, { answers: ask }));
  await refreshed;
  expect(host.get('session')).toBe('of another tab');
});
