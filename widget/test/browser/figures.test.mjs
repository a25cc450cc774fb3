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

test('Every moment is within its budget of bytes', () => {
  const rows = JSON.parse(readFileSync(new URL('../../dist/weights.json', import.meta.url), 'utf8'));
  expect(rows).toHaveLength(3);
  for (const { bytes, budget } of rows) expect(bytes).toBeLessThanOrEqual(budget);
});
