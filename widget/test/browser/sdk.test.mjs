import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld } from './world.mjs';

let world;
let shops;
let served = { html: '', csp: undefined };
beforeAll(async () => {
  world = await openWorld();
  shops = createServer((_, response) => {
    const headers = {
      'Content-Type': 'text/html',
      ...(served.csp && { 'Content-Security-Policy': served.csp }),
    };
    response.writeHead(200, headers).end(served.html);
  });
  await once(shops.listen(0), 'listening');
});
afterAll(async () => {
  await world?.close();
  shops?.closeAllConnections();
  shops?.close();
});

/** A page with that HTML and policy, its errors, and what it asks our host for. */
async function pageOf(html, csp, context = {}) {
  served = { html: `<!doctype html><title>Shop</title><h1>Shop</h1>${html}`, csp };
  const own = await world.browser.newContext({ viewport: { width: 1440, height: 900 }, ...context });
  const page = await own.newPage();
  const [errors, asked] = [[], []];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => {
    if (request.url().startsWith(world.embedded.front)) asked.push(new URL(request.url()).pathname);
  });
  await page.goto(`http://localhost:${shops.address().port}/`);
  const panel = page.frameLocator('iframe');
  return {
    page,
    panel,
    errors,
    asked,
    button: page.locator('button.b'),
    box: page.locator('.p'),
    close: () => own.close(),
  };
}

const embed = (more = {}) =>
  `<script src="${world.embedded.front}/chat/loader.js"></script>
   <script>OrleansChat.init(${JSON.stringify({ baseURL: `${world.embedded.front}/chat`, hash: world.embedded.hash, ...more })})</script>`;
const call = (shop, name, ...args) =>
  shop.page.evaluate(([name, args]) => globalThis.OrleansChat[name](...args), [name, args]);
const typed = (shop) => shop.panel.locator('.oc-write').textContent();
const isOpen = (shop) => shop.page.evaluate(() => globalThis.OrleansChat.isOpen());

test('The same init again changes nothing, with other options what differs; another hash replaces', async () => {
  const shop = await pageOf(embed());
  await shop.button.waitFor();
  const options = { baseURL: `${world.embedded.front}/chat`, hash: world.embedded.hash };
  await shop.button.evaluate((button) => (globalThis.marked = button.getRootNode().host));
  await call(shop, 'init', { ...options, appearance: { colour: '#aa0000', position: 'left' } });
  await expect.poll(() => shop.button.evaluate((button) => button.getBoundingClientRect().left)).toBe(20);
  expect(await shop.page.evaluate(() => globalThis.marked.isConnected)).toBe(true);
  expect(await shop.button.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe(
    'rgb(170, 0, 0)',
  );
  expect(await shop.page.evaluate(() => globalThis.OrleansChat.version)).toMatch(/^\d+\.\d+\.\d+$/);
  await shop.close();
});

test('Offset and z-index move button and panel; both stay in the window', async () => {
  const shop = await pageOf(embed({ offset: { x: 60, y: 100 }, zIndex: 7 }));
  await shop.button.click();
  await shop.panel.locator('.row').first().waitFor();
  const [button, box] = [await shop.button.boundingBox(), await shop.box.boundingBox()];
  expect([1440 - button.x - button.width, 900 - button.y - button.height]).toEqual([60, 100]);
  expect(1440 - box.x - box.width).toBe(60);
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.y + box.height).toBeLessThanOrEqual(button.y);
  expect(await shop.button.evaluate((button) => getComputedStyle(button.getRootNode().host).zIndex)).toBe(
    '7',
  );
  await shop.close();
});

test("An element of the page opens and closes the panel in the button's place, also one that comes later", async () => {
  const shop = await pageOf(embed({ launcher: '.help' }));
  await shop.button.waitFor({ state: 'attached' });
  expect(await shop.button.isVisible()).toBe(false);
  await shop.page.evaluate(() =>
    document.body.insertAdjacentHTML('beforeend', '<a class="help" href="/elsewhere"><b>Help</b></a>'),
  );
  const help = shop.page.getByText('Help');
  await help.click();
  await shop.panel.locator('.row').first().waitFor();
  expect(await shop.page.locator('.help').getAttribute('aria-expanded')).toBe('true');
  await shop.panel.getByRole('button', { name: 'Close chat' }).click();
  await expect.poll(() => isOpen(shop)).toBe(false);
  await expect.poll(() => shop.page.evaluate(() => document.activeElement.className)).toBe('help');
  await help.click();
  await expect.poll(() => isOpen(shop)).toBe(true);
  expect(new URL(shop.page.url()).pathname).toBe('/');
  await shop.close();
});

test('prefill puts a text into the composer, also where one is shown; sound, theme and full screen are set', async () => {
  const shop = await pageOf(embed());
  await shop.button.waitFor();
  await call(shop, 'prefill', 'Where is order 12?');
  await expect.poll(() => typed(shop)).toBe('Where is order 12?');
  await call(shop, 'prefill', 'And order 13?', world.desk.config.dashboard.start[1].id);
  await shop.panel.getByRole('heading', { name: 'Get help with an order' }).waitFor();
  await expect.poll(() => typed(shop)).toBe('And order 13?');
  await call(shop, 'fullscreen');
  await expect.poll(async () => (await shop.box.boundingBox()).width).toBe(1440);
  await call(shop, 'fullscreen', false);
  await expect.poll(async () => (await shop.box.boundingBox()).width).toBe(400);
  await call(shop, 'setTheme', 'dark');
  await expect.poll(() => shop.panel.locator('html').getAttribute('data-theme')).toBe('dark');
  expect(await typed(shop)).toBe('And order 13?');
  await call(shop, 'setSound', false);
  await shop.panel.locator('[aria-haspopup=menu]').click();
  await shop.panel.getByRole('menuitem', { name: 'Turn sound on' }).waitFor();
  expect(shop.errors).toEqual([]);
  await shop.close();
});

test('Without consent nothing is asked for before the press and nothing stored; given later, it is kept (V18)', async () => {
  const shop = await pageOf(embed({ consent: 'none' }));
  const kept = () => shop.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  await shop.button.waitFor();
  await shop.button.hover();
  expect(shop.asked).toEqual(['/chat/loader.js']);
  await shop.button.click();
  await shop.panel.locator('.row').first().click();
  await shop.panel.locator('.oc-write').fill('hello');
  await shop.panel.locator('.oc-write').press('Enter');
  await world.holding(1);
  expect(await kept()).toBe('[{},{}]');
  expect(await shop.page.context().cookies()).toEqual([]);
  await call(shop, 'consent', 'given');
  await expect.poll(kept).toContain('session');
  await call(shop, 'consent', 'none');
  expect(await kept()).not.toContain('session');
  await shop.close();
});

test("storage: 'memory' keeps nothing; storage: 'site' keeps who the visitor is in one cookie", async () => {
  const memory = await pageOf(embed({ storage: 'memory' }));
  await memory.button.click();
  await memory.panel.locator('.row').first().click();
  await memory.panel.locator('.oc-write').fill('hello');
  await memory.panel.locator('.oc-write').press('Enter');
  await memory.panel.getByRole('log').getByText('hello').waitFor();
  expect(await memory.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).toBe(
    '[{},{}]',
  );
  await memory.close();

  const site = await pageOf(embed({ storage: 'site' }));
  await site.button.click();
  await site.panel.locator('.row').first().click();
  await site.panel.locator('.oc-write').fill('kept by the site');
  await site.panel.locator('.oc-write').press('Enter');
  await expect.poll(() => world.last().events.some(({ text }) => text === 'kept by the site')).toBe(true);
  const cookie = async () =>
    (await site.page.context().cookies()).find(({ name }) => name === `orleanschat_${world.embedded.hash}`);
  await expect.poll(async () => decodeURIComponent((await cookie())?.value ?? '')).toContain('session');
  expect((await cookie()).sameSite).toBe('Lax');
  await site.page.evaluate(() => localStorage.clear());
  await site.page.reload();
  await site.panel.getByRole('log').getByText('kept by the site').waitFor();
  await site.close();
});

test('What the page says of its user goes along with the session, a proof that cannot be checked is refused', async () => {
  const shop = await pageOf(embed({ userDetails: { email: 'ann@example.com', firstname: 'Ann' } }));
  await shop.page.evaluate(() => {
    globalThis.told = [];
    for (const name of ['auth:changed', 'auth:error'])
      globalThis.OrleansChat.on(name, (detail) => globalThis.told.push([name, detail.grade ?? detail.code]));
  });
  await shop.button.click();
  await shop.panel.locator('.row').first().click();
  await shop.panel.locator('.oc-write').fill('hello');
  await shop.panel.locator('.oc-write').press('Enter');
  const told = () => shop.page.evaluate(() => globalThis.told);
  await expect.poll(told).toEqual([['auth:changed', 'claimed']]);
  await call(shop, 'identify', { email: 'ann@example.com', emailHash: 'a.b.c' });
  await expect.poll(async () => (await told())[1]?.[0]).toBe('auth:error');
  await shop.close();
});

test('logout ends the session on the server, forgets it here and leaves an anonymous widget (V12)', async () => {
  const shop = await pageOf(embed({ userDetails: { email: 'ann@example.com' } }));
  await shop.button.click();
  await shop.panel.locator('.row').first().click();
  await shop.panel.locator('.oc-write').fill('hello');
  await shop.panel.locator('.oc-write').press('Enter');
  const session = () =>
    shop.page.evaluate(() => Object.values(localStorage).map((value) => JSON.parse(value).session)[0]);
  await expect.poll(session).toBeTruthy();
  const before = await session();
  await shop.panel.getByRole('log').getByText('hello').waitFor();
  await call(shop, 'logout');
  expect(world.desk.sessions.has(before)).toBe(false);
  expect(await session()).toBe(undefined);
  await shop.button.click();
  await shop.panel.locator('.row').first().waitFor();
  expect(await shop.panel.locator('.conversation').count()).toBe(0);
  expect(shop.errors).toEqual([]);
  await shop.close();
});

const policy = (front, more = '') =>
  `default-src 'none'; script-src 'nonce-page' ${front}; frame-src ${front}; require-trusted-types-for 'script'${more}`;
const strict = (more = {}) => embed(more).replace('<script>', '<script nonce="page">');

test.each([
  ['with', (front) => `; connect-src ${front}`, []],
  ['without', () => '', ['connect-src']],
])(
  "Under default-src 'none' and Trusted Types, %s connect-src, a conversation works and doctor says what is missing",
  async (_, more, missing) => {
    const { front } = world.embedded;
    const shop = await pageOf(strict(), policy(front, more(front)));
    await shop.button.click();
    await shop.panel.locator('.row').first().click();
    await shop.panel.locator('.oc-write').fill('hello');
    await shop.panel.locator('.oc-write').press('Enter');
    await shop.panel.getByRole('log').getByText('hello').waitFor();
    const findings = await call(shop, 'doctor');
    expect(findings.filter(({ code }) => code === 'csp').map(({ directive }) => directive)).toEqual(
      missing.map((name) => `${name} ${front}`),
    );
    expect(shop.errors).toEqual([]);
    await shop.close();
  },
);

test('doctor names a missing frame-src, blocked storage and a hash that is not there; on a good page it finds nothing', async () => {
  const { front } = world.embedded;
  const bad = await pageOf(
    strict({ hash: 'AAAAAAAAAAAAAAAAAAAAAA' }),
    `script-src 'nonce-page' ${front}; frame-src 'none'`,
  );
  await bad.page.evaluate(() =>
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    }),
  );
  const found = await call(bad, 'doctor');
  expect(found.map(({ code }) => code).sort()).toEqual(['csp', 'not_found', 'storage']);
  expect(found.find(({ code }) => code === 'csp').directive).toBe(`frame-src ${front}`);
  await bad.close();
  const good = await pageOf(embed());
  await good.button.waitFor();
  expect(await call(good, 'doctor')).toEqual([]);
  await good.close();
});

test('The ES module draws the widget and puts nothing on the window', async () => {
  const { front, hash } = world.embedded;
  const shop = await pageOf(`<script type="module">
    import chat, { init, open, once } from '${front}/chat/orleanschat.mjs';
    init({ baseURL: '${front}/chat', hash: '${hash}' });
    once('ready', () => document.body.append(' version ' + chat.version));
    open();
  </script>`);
  await shop.panel.locator('.row').first().waitFor();
  await shop.page.getByText(/version \d/).waitFor();
  expect(await shop.page.evaluate(() => 'OrleansChat' in globalThis || 'SupportPal' in globalThis)).toBe(
    false,
  );
  await shop.close();
});

test('On a phone <orleans-chat inline> is open where it stands, and the page scrolls on', async () => {
  const { front, hash } = world.embedded;
  const shop = await pageOf(
    `<orleans-chat inline hash="${hash}"></orleans-chat>
     <script type="module" src="${front}/chat/orleans-chat.mjs"></script>`,
    undefined,
    { viewport: { width: 375, height: 700 } },
  );
  await shop.panel.locator('.row').first().waitFor();
  expect((await shop.box.boundingBox()).height).toBe(640);
  expect(await shop.page.evaluate(() => document.documentElement.style.overflow)).toBe('');
  expect(await shop.page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await shop.close();
});

test('<orleans-chat> floats, or stands inline beside it, with the same conversations; it goes with its element', async () => {
  const { front, hash } = world.embedded;
  const shop = await pageOf(`<script type="module" src="${front}/chat/orleans-chat.mjs"></script>
    <div style="width:500px"><orleans-chat inline hash="${hash}"></orleans-chat></div>
    <orleans-chat id="corner" hash="${hash}" theme="dark"></orleans-chat>`);
  const inline = shop.page.locator('orleans-chat[inline] .p');
  const panel = shop.page.locator('orleans-chat[inline]').frameLocator('iframe');
  await panel.locator('.row').first().click();
  await panel.locator('.oc-write').fill('hello');
  await panel.locator('.oc-write').press('Enter');
  await panel.getByRole('log').getByText('hello').waitFor();
  const box = await inline.boundingBox();
  expect([box.width, box.height]).toEqual([500, 640]);
  await expect.poll(() => panel.getByRole('button', { name: 'Close chat' }).count()).toBe(0);
  const corner = shop.page.locator('html > div button.b');
  await corner.click();
  const floating = shop.page.locator('html > div').frameLocator('iframe');
  await floating.locator('.conversation').first().waitFor();
  expect(await floating.locator('html').getAttribute('data-theme')).toBe('dark');
  await shop.page.evaluate(() => document.querySelectorAll('orleans-chat').forEach((one) => one.remove()));
  await expect.poll(() => shop.page.locator('iframe').count()).toBe(0);
  expect(await corner.count()).toBe(0);
  expect(shop.errors).toEqual([]);
  await shop.close();
});

test('In a sandboxed frame a conversation works, and doctor says where the sandbox is too tight', async () => {
  const inner = embed().replaceAll('"', '&quot;');
  const frames = ['allow-scripts allow-same-origin', 'allow-scripts'].map(
    (sandbox) => `<iframe sandbox="${sandbox}" srcdoc="${inner}" style="width:600px;height:700px"></iframe>`,
  );
  const shop = await pageOf(frames.join(''));
  const [page, tight] = [0, 1].map((i) => shop.page.locator('iframe[sandbox]').nth(i).contentFrame());
  await page.locator('button.b').click();
  const panel = page.locator('iframe').contentFrame();
  await panel.locator('.row').first().click();
  await panel.locator('.oc-write').fill('hello');
  await panel.locator('.oc-write').press('Enter');
  await panel.getByRole('log').getByText('hello').waitFor();
  await tight.locator('button.b').waitFor();
  const findings = await tight.locator('html').evaluate(() => globalThis.OrleansChat.doctor());
  expect(findings.map(({ code }) => code)).toContain('sandbox');
  await shop.close();
});

test('A page from a file, as apps have them, has a working chat', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'orleanschat-page-'));
  writeFileSync(join(folder, 'page.html'), `<!doctype html><title>App</title>${embed()}`);
  const shop = await pageOf('');
  await shop.page.goto(`file://${folder}/page.html`);
  await shop.button.click();
  await shop.panel.locator('.row').first().click();
  await shop.panel.locator('.oc-write').fill('hello');
  await shop.panel.locator('.oc-write').press('Enter');
  await shop.panel.getByRole('log').getByText('hello').waitFor();
  expect(shop.errors).toEqual([]);
  await shop.close();
  rmSync(folder, { recursive: true });
});

test('A frame of an earlier build loads itself anew where a piece is gone, and what was typed is still there', async () => {
  const shop = await pageOf(embed());
  await shop.button.click();
  await shop.panel.locator('.row').first().click();
  await shop.panel.locator('.oc-write').fill('hello');
  await shop.panel.locator('.oc-write').press('Enter');
  await shop.panel.getByRole('log').getByText('hello').waitFor();
  await expect
    .poll(() => shop.page.evaluate(() => JSON.stringify({ ...sessionStorage })))
    .toContain('tab.view');
  const renew = readFileSync(new URL('../../dist/renew.js', import.meta.url), 'utf8');
  await shop.page.route(
    '**/assets/menu-*.js',
    (route) => route.fulfill({ contentType: 'text/javascript', body: renew }),
    { times: 1 },
  );
  await shop.panel.locator('.oc-write').fill('half a senten');
  const again = shop.page.waitForEvent('framenavigated');
  await shop.panel.locator('[aria-haspopup=menu]').click();
  await again;
  await expect.poll(() => typed(shop)).toBe('half a senten');
  await shop.panel.locator('[aria-haspopup=menu]').click();
  await shop.panel.getByRole('menuitem', { name: 'Full screen' }).waitFor();
  await shop.close();
});
