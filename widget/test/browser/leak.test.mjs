import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld } from './world.mjs';

let world;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world?.close());

/** Notes the page's timers that have not run, and its observers that still look. */
function watchPending() {
  if (globalThis !== globalThis.top) return;
  const pending = (globalThis.pending = new Set());
  for (const [set, clear] of [
    ['setTimeout', 'clearTimeout'],
    ['setInterval', 'clearInterval'],
    ['requestIdleCallback', 'cancelIdleCallback'],
  ]) {
    const [begin, end] = [globalThis[set], globalThis[clear]];
    globalThis[set] = (run, ...rest) => {
      const id = begin(
        (...args) => {
          if (set !== 'setInterval') pending.delete(set + id);
          run(...args);
        },
        ...rest,
      );
      pending.add(set + id);
      return id;
    };
    globalThis[clear] = (id) => {
      pending.delete(set + id);
      end(id);
    };
  }
  globalThis.MutationObserver = class extends globalThis.MutationObserver {
    observe(...args) {
      pending.add(this);
      super.observe(...args);
    }
    disconnect() {
      pending.delete(this);
      super.disconnect();
    }
  };
}

/** Inits and destroys, at another moment each time; the conversation that waits gives the widget a socket. */
async function comeAndGo(times) {
  const { OrleansChat, embed } = globalThis;
  const heard = (name, detail) =>
    new Promise((resolve) => {
      const end = OrleansChat.on(name, (said) => {
        if (detail !== undefined && said !== detail) return;
        end();
        resolve();
      });
    });
  const moments = [
    () => undefined,
    () => new Promise((resolve) => setTimeout(resolve)),
    async () => {
      const opened = heard('open');
      OrleansChat.open();
      await opened;
    },
    async () => {
      const ready = heard('ready');
      OrleansChat.open();
      await ready;
    },
    async () => {
      const live = heard('connection', 'live');
      OrleansChat.openConversation(globalThis.conversation);
      await live;
    },
  ];
  for (let i = 0; i < times; i++) {
    OrleansChat.init(embed);
    await moments[i % moments.length]();
    OrleansChat.destroy();
  }
}

test('After fifty inits and destroys no listener, timer, node, frame or socket is left (V1)', async () => {
  const visitor = await world.visit();
  const { page } = visitor;
  await visitor.start();
  await visitor.write('hello');
  const { id } = await world.holding(1);
  await page.addInitScript(watchPending);
  await page.reload();
  await visitor.composer.waitFor();
  await page.evaluate(
    ([front, hash, conversation]) => {
      globalThis.embed = { baseURL: `${front}/chat`, hash, titleBadge: true };
      globalThis.conversation = conversation;
      globalThis.OrleansChat.destroy();
    },
    [world.embedded.front, world.embedded.hash, id],
  );
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const counts = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    const wanted = ['Documents', 'Frames', 'JSEventListeners', 'Nodes'];
    return Object.fromEntries(
      metrics.filter(({ name }) => wanted.includes(name)).map(({ name, value }) => [name, value]),
    );
  };
  const settled = async (before) => {
    await expect.poll(() => page.evaluate(() => [...globalThis.pending].map(String))).toEqual([]);
    await expect.poll(() => world.desk.listeners.size).toBe(0);
    if (!before) return counts();
    await expect
      .poll(async () => {
        const now = await counts();
        return Object.keys(before)
          .filter((name) => now[name] > before[name])
          .map((name) => [name, before[name], now[name]]);
      })
      .toEqual([]);
  };
  await page.evaluate(comeAndGo, 5);
  const before = await settled();
  await page.evaluate(comeAndGo, 50);
  await settled(before);
  expect(await page.evaluate(() => document.documentElement.children.length)).toBe(2);
  expect(await page.evaluate(() => document.querySelectorAll('iframe').length)).toBe(0);
  await page.context().close();
});

test.each(['on-page-panel-', 'on-page-extras-'])(
  'Destroyed while %s is on its way it leaves nothing behind',
  async (file) => {
    const context = await world.browser.newContext();
    await context.addInitScript(watchPending);
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(error));
    const held = new Promise((resolve) => page.route(`**/${file}*.js`, (route) => resolve(route)));
    await page.goto(`${world.url}/?embed={"titleBadge":true}`);
    await page.locator('button.b').click();
    const route = await held;
    await page.evaluate(() => globalThis.OrleansChat.destroy());
    await route.continue();
    // What waits for the file before this runs before this.
    await page.evaluate(`import('${route.request().url()}').then(() => undefined)`);
    await expect.poll(() => page.evaluate(() => [...globalThis.pending].map(String))).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.children.length)).toBe(2);
    expect(errors).toEqual([]);
    await context.close();
  },
);
