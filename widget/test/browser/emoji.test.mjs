import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld } from './world.mjs';

let world;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world?.close());

const parts = ({ panel }) => ({
  button: panel.locator('[aria-haspopup=dialog]'),
  picker: panel.locator('.oc-emoji'),
  search: panel.locator('.oc-emoji-search'),
  cell: (name) => panel.getByRole('gridcell', { name, exact: true }),
  said: panel.locator('.oc-emoji [role=status]'),
});
const focused = ({ panel }) =>
  panel.locator('html').evaluate(() => document.activeElement.getAttribute('aria-label'));

/** A visitor in a conversation whose picker is open. */
async function open(context, embed) {
  const visitor = await world.visit(context, embed);
  await visitor.start();
  return pick(visitor, context?.hasTouch);
}
async function pick(visitor, touch) {
  const seen = { ...visitor, ...parts(visitor) };
  if (touch) await seen.button.tap();
  else await seen.button.click();
  // Named, so that all of it is there.
  await visitor.panel.locator('.oc-emoji [role=gridcell][aria-label]').first().waitFor();
  return seen;
}

test('An emoji is found by its name and written at the caret; undo takes it back (V6)', async () => {
  const visitor = await world.visit();
  await visitor.start();
  await visitor.composer.pressSequentially('well done');
  for (let i = 0; i < 5; i++) await visitor.composer.press('ArrowLeft');
  const { picker, search } = await pick(visitor);
  await expect.poll(() => focused(visitor)).toBe('Search emoji');
  // At once: Enter waits for what is being looked for.
  await search.fill('thumbs up');
  await search.press('Enter');
  await expect.poll(() => visitor.composer.textContent()).toBe('well👍 done');
  await expect.poll(() => picker.count()).toBe(0);
  await expect.poll(() => focused(visitor)).toBe('Message');
  await visitor.page.keyboard.type('!');
  expect(await visitor.composer.textContent()).toBe('well👍! done');
  await visitor.composer.press('Control+z');
  await visitor.composer.press('Control+z');
  await expect.poll(() => visitor.composer.textContent()).toBe('well done');
  await visitor.composer.press('Control+Shift+z');
  await visitor.composer.press('Enter');
  const { events } = await world.holding(1);
  expect(events.at(-1).text).toBe('well👍 done');
  await visitor.page.context().close();
});

test('All of it can be done by keyboard, and Escape gives the focus back to the button', async () => {
  const visitor = await open();
  const { page, panel, picker, search, button } = visitor;
  const { keyboard } = page;
  for (const [key, name] of [
    ['ArrowDown', 'grinning face'],
    ['ArrowRight', 'grinning face with big eyes'],
    ['End', 'face with tears of joy'],
    ['ArrowDown', 'smiling face with heart-eyes'],
    ['Home', 'slightly smiling face'],
    ['Control+End', 'Zimbabwe'],
    ['Control+Home', 'grinning face'],
    ['ArrowUp', 'Search emoji'],
  ]) {
    await keyboard.press(key);
    expect([key, await focused(visitor)]).toEqual([key, name]);
  }
  // One stop each: the tone, the categories, the emoji.
  await keyboard.press('Tab');
  expect(await focused(visitor)).toBe('Skin tone: Default');
  await keyboard.press('Tab');
  expect(await focused(visitor)).toBe('Smileys and emotion');
  await keyboard.press('End');
  await keyboard.press('Enter');
  await expect
    .poll(() => panel.getByRole('button', { name: 'Flags' }).getAttribute('aria-current'))
    .toBe('true');
  await keyboard.press('Tab');
  expect(await focused(visitor)).toBe('chequered flag');
  // A letter searches.
  await keyboard.press('c');
  await keyboard.type('offee');
  await expect.poll(() => visitor.said.textContent()).toMatch(/^\d+ emoji found$/);
  await keyboard.type(' nowhere');
  await expect.poll(() => visitor.said.textContent()).toBe('No emoji found');
  await keyboard.press('Escape');
  await expect.poll(() => picker.count()).toBe(0);
  expect(await focused(visitor)).toBe('Emoji');
  expect(await visitor.box.evaluate((box) => getComputedStyle(box).visibility)).toBe('visible');
  await keyboard.press('Enter');
  await search.waitFor();
  // Shift keeps it open for the next.
  await keyboard.press('ArrowDown');
  await keyboard.press('Shift+Enter');
  await keyboard.press('Shift+Enter');
  expect(await visitor.composer.textContent()).toBe('😀😀');
  expect(await focused(visitor)).toBe('grinning face');
  await button.click();
  await expect.poll(() => picker.count()).toBe(0);
  await page.context().close();
});

test('What was used last and the skin tone are remembered, and forgotten without consent', async () => {
  const visitor = await open();
  const { page, panel } = visitor;
  await panel.getByRole('button', { name: 'Skin tone: Default' }).click();
  await panel.getByRole('radio', { name: 'medium skin tone' }).click();
  await visitor.search.fill('waving hand');
  await visitor.cell('waving hand').click();
  await expect.poll(() => visitor.composer.textContent()).toBe('👋🏽');
  await expect
    .poll(() => page.evaluate(() => Object.values(localStorage).join()))
    .toContain('"emoji":{"recent":["👋🏽"],"tone":3}');
  await page.reload();
  await visitor.rows.first().click();
  await visitor.composer.waitFor();
  await pick(visitor);
  const recent = panel.getByRole('rowgroup', { name: 'Recently used' });
  expect(await recent.getByRole('gridcell').allTextContents()).toEqual(['👋🏽']);
  expect(await recent.getByRole('gridcell').getAttribute('aria-label')).toBe('waving hand');
  await panel.getByRole('button', { name: 'Skin tone: medium skin tone' }).waitFor();
  await page.context().close();

  const asked = await open({}, { consent: 'none' });
  await asked.cell('grinning face').click();
  await expect.poll(() => asked.composer.textContent()).toBe('😀');
  expect(await asked.page.evaluate(() => localStorage.length)).toBe(0);
  await pick(asked);
  await asked.panel.getByRole('rowgroup', { name: 'Recently used' }).waitFor();
  await asked.page.context().close();
});

test('On a phone it is a sheet above the composer that stays for more, until something else is touched', async () => {
  const phone = { viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true };
  const visitor = await open({ ...phone, locale: 'ar' });
  const { panel, picker, composer } = visitor;
  const cells = panel.getByRole('gridcell');
  const below = await panel.locator('.oc-composer').boundingBox();
  // It rises to its place.
  const bottom = ({ y, height }) => y + height;
  await expect.poll(async () => bottom(await picker.boundingBox())).toBeLessThanOrEqual(below.y);
  const box = await picker.boundingBox();
  expect([box.x, box.width]).toEqual([0, 375]);
  // The panel's head stays.
  expect(box.y).toBeGreaterThanOrEqual(56);
  expect(await cells.nth(0).getAttribute('aria-label')).toBe('وجه بابتسامة عريضة');
  await cells.nth(0).tap();
  await cells.nth(1).tap();
  expect(await composer.textContent()).toBe('😀😃');
  // No keyboard comes up over it.
  expect(await composer.getAttribute('inputmode')).toBe('none');
  const right = await cells.nth(0).boundingBox();
  const left = await cells.nth(1).boundingBox();
  expect(right.x).toBeGreaterThan(left.x);
  await cells.nth(1).focus();
  await visitor.page.keyboard.press('ArrowRight');
  expect(await focused(visitor)).toBe('وجه بابتسامة عريضة');
  await composer.tap();
  await expect.poll(() => picker.count()).toBe(0);
  expect(await composer.getAttribute('inputmode')).toBe(null);
  await visitor.page.context().close();
});

test('Nothing of it is loaded before its button is pressed, and little then', async () => {
  const visitor = await world.visit();
  const asked = [];
  visitor.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await visitor.start();
  await visitor.write('hello');
  await world.holding(1);
  const before = asked.length;
  expect(asked.filter((path) => /picker|emoji/.test(path))).toEqual([]);
  await pick(visitor);
  const dist = new URL('../../dist/', import.meta.url);
  const bytes = asked
    .slice(before)
    .filter((path) => /\/chat\/assets\/(picker|en|later-packs)-/.test(path))
    .map((path) => readFileSync(new URL(`${path.slice('/chat/'.length)}.br`, dist)).length);
  expect(bytes.length).toBeGreaterThanOrEqual(2);
  // All emoji, all names, and what shows them; the words for searching come with the first search.
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(18_500);
  await visitor.page.context().close();
});
