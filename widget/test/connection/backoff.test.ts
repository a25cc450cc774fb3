import { expect, test } from 'vitest';
import { Backoff } from '../../src/connection/backoff';
import { onTheLine } from '../../src/connection/on-the-line';

test('Waiting times double up to 30 s and never end', () => {
  const backoff = new Backoff(() => 1);
  const waits = Array.from({ length: 50 }, () => backoff.next());
  expect(waits.slice(0, 8)).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  expect(waits.at(-1)).toBe(30_000);
});

test('Over a line that stands nothing waits longer than 8 s', () => {
  const backoff = new Backoff(() => 1, onTheLine);
  expect(Array.from({ length: 6 }, () => backoff.next())).toEqual([500, 1000, 2000, 4000, 8000, 8000]);
});

test('Jitter is full: a waiting time may be anything down to nothing', () => {
  expect(new Backoff(() => 0).next()).toBe(0);
});

test('What the server asked for is the least that is waited', () => {
  expect(new Backoff(() => 0).next(7)).toBe(7000);
  expect(new Backoff(() => 1).next(7)).toBe(7500);
});

test('After a reset it begins anew', () => {
  const backoff = new Backoff(() => 1);
  backoff.next();
  backoff.next();
  backoff.reset();
  expect(backoff.next()).toBe(500);
});
