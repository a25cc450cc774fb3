import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '../../build/dev/desk.mjs';
import { openWorld, operator } from './world.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let world;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world?.close());

/** A visitor on a conversation that holds many messages. @param textOf by number, from 1 */
async function within(messages, textOf, context, name = 'Search') {
  const visitor = await world.visit({ reducedMotion: 'reduce', ...context });
  await visitor.start();
  const started = world.desk.conversations.size;
  await visitor.write('first of all');
  await expect.poll(() => world.desk.conversations.size).toBe(started + 1);
  const conversation = await world.holding(1);
  const history = Array.from({ length: messages - 1 }, (_, i) => ({
    seq: conversation.events.length + i + 1,
    at: Date.now(),
    kind: 'message',
    author: operator,
    clientId: `n${i + 1}`,
    text: textOf(i + 1),
  }));
  // While nobody looks, so that the newest are loaded and what is older is not.
  conversation.events.push(...history);
  world.desk.post(conversation, { clientId: `n${messages}`, text: textOf(messages) }, operator);
  await visitor.log.getByText(textOf(messages), { exact: true }).waitFor();
  await visitor.menu(name);
  const strip = visitor.panel.locator('.oc-search');
  const input = strip.locator('input');
  await input.waitFor();
  return { ...visitor, strip, input, conversation, count: strip.locator('.oc-search-count') };
}

/** What stands under the mark of the hit that is looked at, and whether it can be seen. */
const marked = ({ panel }) =>
  panel.locator('.oc-list').evaluate((list) => {
    const [range] = globalThis.CSS.highlights.get('oc-found-now') ?? [];
    if (!range) return undefined;
    const { top, bottom } = range.getBoundingClientRect();
    const frame = list.getBoundingClientRect();
    const row = range.startContainer.parentElement.closest('[data-key]');
    return [range.toString(), row.dataset.key, top >= frame.top && bottom <= frame.bottom];
  });
const others = ({ panel }) =>
  panel
    .locator('html')
    .evaluate(() => [...(globalThis.CSS.highlights.get('oc-found') ?? [])].map((range) => range.toString()));

test('Text is found over bold and links, marked where it stands, and stepped through; Escape gives the focus back (S75)', async () => {
  const texts = { 3: 'see **the Café** there', 9: 'at https://example.com/cafe now', 14: 'no CAFÉ today' };
  const visitor = await within(40, (i) => texts[i] ?? `message ${i}`);
  const { input, count, page, panel } = visitor;
  const { keyboard } = page;
  await expect.poll(() => input.evaluate((field) => field === document.activeElement)).toBe(true);
  await keyboard.type('cafe');
  await expect.poll(() => count.textContent()).toBe('1 of 3');
  await expect.poll(() => marked(visitor)).toEqual(['CAFÉ', 'n14', true]);
  expect(await others(visitor)).toEqual(['cafe', 'Café']);
  await keyboard.press('Enter');
  await expect.poll(() => marked(visitor)).toEqual(['cafe', 'n9', true]);
  await keyboard.press('ArrowUp');
  await expect.poll(() => marked(visitor)).toEqual(['Café', 'n3', true]);
  await expect.poll(() => count.textContent()).toBe('3 of 3');
  await keyboard.press('Enter');
  await keyboard.press('Shift+Enter');
  await expect.poll(() => count.textContent()).toBe('3 of 3');
  await keyboard.press('ArrowDown');
  await expect
    .poll(() => visitor.strip.locator('[role=status]').textContent())
    .toBe('2 of 3. at https://example.com/cafe now');
  // A new message is found too, and what is looked at stays.
  world.desk.post(visitor.conversation, { clientId: 'late', text: 'cafe again' }, operator);
  await expect.poll(() => count.textContent()).toBe('3 of 4');
  await expect.poll(() => marked(visitor)).toEqual(['cafe', 'n9', true]);
  await input.fill('over the Café');
  await expect.poll(() => count.textContent()).toBe('No messages found');
  await input.fill('the cafe there');
  await expect.poll(() => marked(visitor)).toEqual(['the Café there', 'n3', true]);
  await keyboard.press('Escape');
  await expect.poll(() => visitor.strip.count()).toBe(0);
  expect(await panel.locator('html').evaluate(() => document.activeElement.ariaHasPopup)).toBe('menu');
  await expect.poll(() => panel.locator('html').evaluate(() => globalThis.CSS.highlights.size)).toBe(0);
  expect(await visitor.box.evaluate((box) => getComputedStyle(box).visibility)).toBe('visible');
  await page.context().close();
});

test('What is not loaded yet is searched page by page, can be stopped, and comes into the thread when it is looked at', async () => {
  const visitor = await within(900, (i) => (i === 5 || i === 700 ? `the needle ${i}` : `hay ${i}`));
  const { input, count, panel, strip } = visitor;
  const rows = panel.locator('.oc-list [data-key]');
  const before = await rows.count();
  // As long as the server wants less, the search goes on.
  const { page } = world.desk;
  world.desk.page = () => {
    throw new Problem(429, 'too_many');
  };
  await input.fill('nowhere');
  await strip.getByRole('button', { name: 'Stop' }).click();
  await strip.getByRole('button', { name: 'Search on' }).waitFor();
  world.desk.page = page;
  await strip.getByRole('button', { name: 'Search on' }).click();
  await expect.poll(() => strip.locator('progress').count()).toBe(0);
  expect(await rows.count()).toBe(before);
  await input.fill('needle');
  await expect.poll(() => marked(visitor)).toEqual(['needle', 'n700', true]);
  await expect.poll(() => count.textContent()).toBe('1 of 2');
  await expect.poll(() => strip.locator('progress').count()).toBe(0);
  // What stands above the first one is searched and not drawn.
  expect(await rows.count()).toBeLessThan(400);
  await strip.getByRole('button', { name: 'Older match' }).click();
  await expect.poll(() => marked(visitor)).toEqual(['needle', 'n5', true]);
  expect(await rows.count()).toBe(902);
  await strip.getByRole('button', { name: 'Close search' }).click();
  await expect.poll(() => strip.count()).toBe(0);
  await visitor.page.context().close();
});

test('Where the browser marks no ranges, the message is marked', async () => {
  const visitor = await world.visit();
  await visitor.page.addInitScript(() => delete globalThis.CSS.highlights);
  await visitor.page.reload();
  await visitor.start();
  await visitor.write('one');
  await visitor.write('two');
  // Only what has begun can be searched.
  await visitor.log.getByRole('img', { name: 'Sent', exact: true }).waitFor();
  await visitor.menu('Search');
  await visitor.panel.locator('.oc-search input').fill('one');
  const found = visitor.panel.locator('[data-found]');
  await expect.poll(() => found.locator('.oc-bubble').textContent()).toBe('one');
  await visitor.panel.locator('.oc-search input').press('Escape');
  await expect.poll(() => found.count()).toBe(0);
  await visitor.page.context().close();
});

test.each([
  ['light', 'en', 'Search'],
  ['dark', 'ar', 'بحث'],
])('axe finds nothing on the search, %s, in %s, on a phone', async (colorScheme, locale, name) => {
  const phone = { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true };
  const visitor = await within(150, (i) => `message ${i}`, { ...phone, colorScheme, locale }, name);
  await visitor.input.fill('message 1');
  await expect.poll(() => marked(visitor)).toMatchObject(['message 1', 'n150', true]);
  await expect.poll(() => visitor.strip.locator('progress').count()).toBe(0);
  const strip = await visitor.strip.boundingBox();
  expect([strip.x, strip.width]).toEqual([0, 375]);
  for (const button of await visitor.strip.locator('button').all()) {
    const { width, height } = await button.boundingBox();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  }
  const frame = visitor.page.frames().at(-1);
  await frame.evaluate(`(() => { ${axe} })()`);
  const violations = await frame.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const result = await globalThis.axe.run(document, { runOnly: tags, iframes: false });
    return result.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`),
    );
  });
  expect(violations).toEqual([]);
  await visitor.page.context().close();
});
