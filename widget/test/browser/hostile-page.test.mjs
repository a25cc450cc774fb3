import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld } from './world.mjs';

let world;
let shops;
let answers = {};
beforeAll(async () => {
  world = await openWorld();
  shops = createServer(async ({ url }, response) => {
    const [type, body] =
      url === '/slow.js' ? ['text/javascript', await answers.slow] : ['text/html', answers.page];
    response.writeHead(200, { 'Content-Type': type });
    response.end(body);
  });
  await once(shops.listen(0), 'listening');
});
afterAll(async () => {
  await world?.close();
  shops?.closeAllConnections();
  shops?.close();
});

/** A page with that HTML, its errors, and what it says in the console. */
async function pageOf(html, slow) {
  answers = { page: html, slow };
  const context = await world.browser.newContext();
  const page = await context.newPage();
  const [errors, said] = [[], []];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
  await page.goto(`http://localhost:${shops.address().port}/`, { waitUntil: 'commit' });
  return { page, errors, said, button: page.locator('button.b'), close: () => context.close() };
}

const options = () => JSON.stringify({ baseURL: `${world.embedded.front}/chat`, hash: world.embedded.hash });
const loader = () => `<script async src="${world.embedded.front}/chat/loader.js"></script>`;
const init = () =>
  `<script>window.supportpalAsyncInit = () => { window.inits = (window.inits ?? 0) + 1; SupportPal.init(${options()}); };</script>`;

test('Two copies of the loader draw one button and call the page once', async () => {
  const shop = await pageOf(`<!doctype html><title>Shop</title>${init()}${loader()}`);
  await shop.button.waitFor();
  await shop.page.addScriptTag({ url: `${world.embedded.front}/chat/loader.js?again` });
  expect(await shop.page.evaluate(() => globalThis.inits)).toBe(1);
  expect(await shop.button.count()).toBe(1);
  await shop.close();
});

test('A bad call in the queue is told in the console; the calls behind it are made', async () => {
  const queue = `<script>window.OrleansChat = [['toString'], ['nothing'], null, ['init', ${options()}]];</script>`;
  const shop = await pageOf(`<!doctype html><title>Shop</title>${queue}${loader()}`);
  await shop.button.waitFor();
  expect(shop.errors).toEqual([]);
  await expect.poll(() => shop.said.filter((text) => text.includes('OrleansChat: bad_call')).length).toBe(2);
  await shop.close();
});

test('Bad options never break the page, and leave the widget that stands', async () => {
  const shop = await pageOf(`<!doctype html><title>Shop</title>${init()}${loader()}`);
  await shop.button.waitFor();
  const went = await shop.page.evaluate(() => {
    const thrower = {
      get baseURL() {
        throw new Error('trap');
      },
    };
    const circle = {};
    circle.circle = circle;
    for (const bad of [
      undefined,
      null,
      {},
      { baseURL: 7, hash: 'x' },
      { baseURL: 'http://[', hash: 'x' },
      thrower,
      circle,
    ])
      globalThis.OrleansChat.init(bad);
    return 'on';
  });
  expect(went).toBe('on');
  expect(shop.errors).toEqual([]);
  await expect
    .poll(() => shop.said.filter((text) => text.includes('OrleansChat: bad_options')).length)
    .toBe(7);
  expect(await shop.button.count()).toBe(1);
  await shop.close();
});

test('A loader in the head draws its button though the body is still on its way', async () => {
  let letBody;
  const slow = new Promise((resolve) => (letBody = resolve));
  const head = `<title>Shop</title>${init()}${loader()}<script src="/slow.js"></script>`;
  const shop = await pageOf(
    `<!doctype html><html><head>${head}</head><body><h1>Shop</h1></body></html>`,
    slow,
  );
  await shop.button.waitFor();
  expect(await shop.page.evaluate(() => document.body)).toBe(null);
  letBody('');
  await shop.page.getByRole('heading', { name: 'Shop' }).waitFor();
  await shop.button.click();
  await shop.page.frameLocator('iframe').getByRole('button', { name: 'Close chat' }).waitFor();
  expect(shop.errors).toEqual([]);
  await shop.close();
});

test('A page that puts another body in its place keeps its open chat, and what is typed in it', async () => {
  const shop = await pageOf(`<!doctype html><title>Shop</title><h1>Shop</h1>${init()}${loader()}`);
  await shop.button.click();
  const panel = shop.page.frameLocator('iframe');
  await panel.locator('.row').first().click();
  await panel.locator('.oc-write').fill('half a senten');
  await shop.page.evaluate(() => {
    const body = document.createElement('body');
    body.append(Object.assign(document.createElement('h1'), { textContent: 'Another page' }));
    document.body.replaceWith(body);
    document.body.replaceChildren(...document.body.childNodes);
  });
  await shop.page.getByRole('heading', { name: 'Another page' }).waitFor();
  expect(await panel.locator('.oc-write').textContent()).toBe('half a senten');
  expect(await shop.button.count()).toBe(1);
  expect(shop.errors).toEqual([]);
  await shop.close();
});

test('Rules of the page that hide or move empty elements do not reach the widget', async () => {
  const rules = `html{display:flex;gap:40px} div:empty{display:none} div{position:static;z-index:0;opacity:.5}`;
  const shop = await pageOf(
    `<!doctype html><title>Shop</title><style>${rules}</style><h1>Shop</h1>${init()}${loader()}`,
  );
  await shop.button.waitFor();
  const { width, height } = shop.page.viewportSize();
  const box = await shop.button.boundingBox();
  expect([width - box.x - box.width, height - box.y - box.height]).toEqual([20, 20]);
  expect(await shop.page.evaluate(() => document.body.getBoundingClientRect().left)).toBe(8);
  await shop.close();
});
