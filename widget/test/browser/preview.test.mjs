import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleConfig } from '../../build/dev/sample-config.mjs';
import { openWorld } from './world.mjs';

let world;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world?.close());

/** A console's page with the preview in it, what the frame says there, and what the browser asks anybody for. */
async function consolePage(size = { width: 700, height: 800 }, context = {}) {
  const own = await world.browser.newContext({ viewport: size, ...context });
  const page = await own.newPage();
  const { front } = world.embedded;
  const devtools = await own.newCDPSession(page);
  await devtools.send('Network.enable');
  const asked = [];
  devtools.on('Network.requestWillBeSent', ({ request }) => asked.push(request.url));
  devtools.on('Network.webSocketCreated', ({ url }) => asked.push(url));
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.route(`${front}/settings`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Settings</title><body style="margin:0">
        <script>
          const told = [];
          addEventListener('message', ({ source, data }) => source === document.querySelector('iframe').contentWindow && told.push(data));
          const show = (message) => document.querySelector('iframe').contentWindow.postMessage({ preview: 'show', ...message }, location.origin);
        </script>
        <iframe src="/chat/preview" style="border:0;width:100vw;height:100vh"></iframe>`,
    }),
  );
  await page.goto(`${front}/settings`);
  const told = () => page.evaluate('told');
  let asks = 0;
  return {
    page,
    panel: page.frameLocator('iframe'),
    asked,
    errors,
    told,
    /** @returns the answer */
    async show(message) {
      const ask = ++asks;
      await page.evaluate((sent) => globalThis.eval('show')(sent), { ask, ...message });
      const answer = async () => (await told()).find((one) => one.ask === ask);
      await expect.poll(answer).toBeTruthy();
      return answer();
    },
    ready: () =>
      expect
        .poll(told)
        .toContainEqual({ preview: 'ready', screens: ['dashboard', 'conversation', 'offline'] }),
    close: () => own.close(),
  };
}

const colourOf = (locator) => locator.evaluate((one) => getComputedStyle(one).backgroundColor);

test('A console sees colour, words, side, type and theme as it changes them, before anything is saved (S58, V21)', async () => {
  const look = await consolePage();
  const { panel } = look;
  await look.ready();
  expect((await look.show({ config: sampleConfig() })).preview).toBe('shown');
  const launcher = panel.locator('button.b');
  await panel.getByRole('heading', { name: 'Hello, how can we help?' }).waitFor();
  expect(await colourOf(launcher)).toBe('rgb(59, 91, 219)');
  expect((await launcher.boundingBox()).x).toBeGreaterThan(600);

  const changed = sampleConfig({ appearance: { colour: '#aa0000', position: 'left', text: 'Help' } });
  changed.dashboard.greeting = 'Good morning';
  changed.dashboard.start[0].name = 'Ask a question';
  await look.show({ config: changed, theme: 'dark' });
  await panel.getByRole('heading', { name: 'Good morning' }).waitFor();
  await panel.getByRole('button', { name: 'Ask a question' }).waitFor();
  expect(await colourOf(launcher)).toBe('rgb(170, 0, 0)');
  expect(await launcher.textContent()).toContain('Help');
  expect((await launcher.boundingBox()).x).toBe(20);
  expect(await panel.locator('html').getAttribute('data-theme')).toBe('dark');
  const box = await panel.locator('.p').boundingBox();
  expect([box.x, box.width]).toEqual([20, 400]);

  await look.show({
    config: sampleConfig({ locale: 'ar', appearance: { type: 'sidebar' } }),
    theme: 'light',
  });
  await expect.poll(() => panel.locator('html').getAttribute('dir')).toBe('rtl');
  await expect.poll(async () => (await panel.locator('.p').boundingBox()).height).toBe(800);
  expect((await panel.locator('.p').boundingBox()).x).toBe(280);
  expect(await panel.locator('html').getAttribute('data-theme')).toBe('light');
  expect(look.errors).toEqual([]);
  await look.close();
});

test('Every screen can be looked at, a message echoes, and nothing is asked for but files (V21)', async () => {
  const look = await consolePage();
  const { panel } = look;
  await look.ready();
  expect(await look.show({ screen: 'offline' })).toMatchObject({
    preview: 'refused',
    code: 'config_missing',
  });
  await look.show({ config: sampleConfig(), screen: 'conversation' });
  await panel.getByText('Which product is it about?').waitFor();
  await panel.locator('.oc-write').fill('Is it blue?');
  await panel.locator('.oc-write').press('Enter');
  await panel.getByRole('log').getByText('Is it blue?').waitFor();
  await panel
    .getByRole('img', { name: 'Sent' })
    .or(panel.getByText('Sent'))
    .first()
    .waitFor({ state: 'attached' });
  await look.show({ screen: 'dashboard' });
  await panel.locator('.conversation').getByText('Is it blue?').waitFor();
  await look.show({ screen: 'offline' });
  await panel.getByText('Chat is closed at present.').waitFor();
  await look.show({ screen: 'dashboard' });
  await panel.getByText('Chat is closed at present.').waitFor({ state: 'detached' });
  await panel.getByRole('button', { name: 'Close chat' }).click();
  await panel.getByRole('button', { name: 'Close chat' }).waitFor({ state: 'hidden' });
  await panel.locator('button.b').click();
  await panel.getByRole('button', { name: 'Close chat' }).waitFor();

  const files = look.asked.map((url) => new URL(url)).filter(({ protocol }) => protocol !== 'data:');
  const others = files.filter(
    ({ pathname }) => !/^\/(settings|favicon\.ico|chat\/(preview|assets\/.+))$/.test(pathname),
  );
  expect(others.map(String)).toEqual([]);
  expect(files.length).toBeGreaterThan(5);
  expect(world.desk.sessions.size + world.desk.conversations.size).toBe(0);
  expect(await look.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).toBe(
    '[{},{}]',
  );
  expect(look.errors).toEqual([]);
  await look.close();
});

const broken = (change) => {
  const config = sampleConfig();
  change(config);
  return { config };
};

test.each([
  [
    'a colour that is none',
    broken(({ appearance }) => (appearance.colour = 'red;}')),
    'config.appearance.colour',
  ],
  ['a list that is none', broken(({ dashboard }) => (dashboard.start = {})), 'config.dashboard.start'],
  [
    'a name that is a number',
    broken(({ dashboard }) => (dashboard.start[1].name = 7)),
    'config.dashboard.start.1.name',
  ],
  [
    'an icon that draws more than paths',
    broken(({ dashboard }) => (dashboard.start[0].icon.path = '"><script>')),
    'config.dashboard.start.0.icon.path',
  ],
  ['a language that is none', broken((config) => (config.locale = 'no language')), 'config.locale'],
  ['no appearance', broken((config) => delete config.appearance), 'config.appearance'],
  [
    'a text without end',
    broken(({ dashboard }) => (dashboard.greeting = 'x'.repeat(1_001))),
    'config.dashboard.greeting',
  ],
  ['a screen that is not there yet', { screen: 'sign-in' }, 'screen'],
  ['a theme that is none', { theme: 'pink' }, 'theme'],
  ['a config that is text', { config: '{}' }, 'config'],
])('What is not understood changes nothing and is answered: %s', async (_, message, at) => {
  const look = await consolePage();
  await look.ready();
  await look.show({ config: sampleConfig() });
  const heading = look.panel.getByRole('heading', { name: 'Hello, how can we help?' });
  await heading.waitFor();
  const drawn = () => look.panel.locator('body').innerHTML();
  const before = await drawn();
  expect(await look.show({ theme: 'dark', ...message })).toMatchObject({
    preview: 'refused',
    code: 'malformed',
    at,
  });
  expect(await drawn()).toBe(before);
  expect(await look.panel.locator('html').getAttribute('data-theme')).toBe(null);
  expect(look.errors).toEqual([]);
  await look.close();
});

test('Messages of other windows and foreign pages are not heard', async () => {
  const look = await consolePage();
  const { page, panel } = look;
  await look.ready();
  await look.show({ config: sampleConfig() });
  await panel.getByRole('heading', { name: 'Hello, how can we help?' }).waitFor();
  const hostile = sampleConfig();
  hostile.dashboard.greeting = 'Send us your password';
  // A frame of another origin beside it, one of its own origin, and the frame itself.
  await page.evaluate(
    async ([config, foreign]) => {
      const target = document.querySelector('iframe').contentWindow;
      const add = (from) =>
        new Promise((resolve) => {
          const frame = document.createElement('iframe');
          frame.onload = () => resolve(frame);
          Object.assign(frame, from);
          document.body.append(frame);
        });
      const beside = await add({ srcdoc: '<p>beside</p>' });
      beside.contentWindow.eval('(target, message) => target.postMessage(message, "*")')(target, {
        preview: 'show',
        config,
      });
      await add({ src: foreign });
    },
    [hostile, 'data:text/html,<p>elsewhere</p>'],
  );
  const stranger = page.frames().find((frame) => frame.url().startsWith('data:'));
  await stranger.evaluate(
    (config) => globalThis.parent.frames[0].postMessage({ preview: 'show', config }, '*'),
    hostile,
  );
  await page
    .frames()[1]
    .evaluate((config) => globalThis.postMessage({ preview: 'show', config }, '*'), hostile);
  // Said last, and answered first of all.
  expect((await look.show({ theme: 'dark' })).preview).toBe('shown');
  expect(await panel.getByText('Send us your password').count()).toBe(0);
  expect((await look.told()).filter(({ preview }) => preview === 'shown')).toHaveLength(2);
  await look.close();
});
