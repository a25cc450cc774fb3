import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { embedCost } from './embed-cost.mjs';
import { openWorld } from './world.mjs';

let world;
let cost;
beforeAll(async () => {
  world = await openWorld();
  cost = await embedCost(world.embedded);
});
afterAll(async () => {
  cost?.close();
  await world?.close();
});

test('Untouched, the widget asks for its loader and its configuration, opens no socket and moves nothing', async () => {
  const { requests, sockets, shifts, work } = await cost.rest('/with');
  expect(requests).toEqual(['loader.js', 'config']);
  expect(sockets).toEqual([]);
  expect(shifts).toBe(0);
  // That the tracing sees anything at all.
  expect(work).toBeGreaterThan(0);
});

test('Opening the panel moves nothing of the page', async () => {
  const { shifts, ms } = await cost.press();
  expect(shifts).toBe(0);
  expect(ms).toBeGreaterThan(0);
});

test('Until its first message is sent a widget asks for no more than what is counted', async () => {
  const browser = await world.browser.newContext({ locale: 'ar' });
  const page = await browser.newPage();
  const asked = new Set();
  page.on('request', (request) => asked.add(new URL(request.url()).pathname));
  await page.goto(world.url);
  await page.locator('button.b').click();
  const panel = page.frameLocator('iframe');
  await panel.locator('.row').first().click();
  await panel.getByRole('textbox').fill('Hello');
  await panel.getByRole('textbox').press('Enter');
  await world.holding(1);
  const dist = new URL('../../dist/', import.meta.url);
  const sizes = [...asked]
    .filter((path) => /^\/chat\/(loader\.js|assets\/)/.test(path))
    .map((path) => readFileSync(new URL(`${path.slice('/chat/'.length)}.br`, dist)).length);
  const { bytes } = JSON.parse(readFileSync(new URL('weights.json', dist), 'utf8')).at(-1);
  const sum = sizes.reduce((total, size) => total + size, 0);
  expect(sum).toBeLessThanOrEqual(bytes);
  // Counted and asked for are the same but for words of other languages, and the frame's page.
  expect(sum).toBeGreaterThan(bytes - 1_000);
  await browser.close();
});

test('Every moment is within its budget of bytes', () => {
  const rows = JSON.parse(readFileSync(new URL('../../dist/weights.json', import.meta.url), 'utf8'));
  expect(rows).toHaveLength(3);
  for (const { bytes, budget } of rows) expect(bytes).toBeLessThanOrEqual(budget);
});
