import { expect, test } from 'vitest';
import { nowhere, onPull, onPush } from '../../src/connection/catch-up';

const at = (seq: number, logEpoch = 0) => ({ seq, logEpoch });
const batch = (after: number, head: number, logEpoch = 0) => ({ after, head, logEpoch });

test('A push that continues the position is appended', () => {
  expect(onPush(at(7), batch(7, 9))).toBe('append');
});

test('A push behind a gap, or before anything was pulled, is pulled instead', () => {
  expect(onPush(at(7), batch(8, 9))).toBe('pull');
  expect(onPush(at(7), batch(6, 9))).toBe('pull');
  expect(onPush(nowhere, batch(0, 3))).toBe('pull');
});

test('A push of what is known is ignored', () => {
  expect(onPush(at(7), batch(5, 7))).toBe('ignore');
});

test('Another log epoch drops everything', () => {
  expect(onPush(at(7), batch(7, 9, 1))).toBe('reset');
  expect(onPull(at(7), 7, batch(7, 9, 1))).toBe('reset');
  expect(onPull(at(7), 0, batch(0, 9, 1))).toBe('replace');
});

test('A first pull shows what came', () => {
  expect(onPull(nowhere, 0, batch(0, 9))).toBe('replace');
  expect(onPull(nowhere, 0, batch(40, 90))).toBe('replace');
});

test('A pull whose answer begins above what was asked replaces what was loaded', () => {
  expect(onPull(at(7), 7, batch(300, 350))).toBe('replace');
});

test('A pull that a push overtook adds only what is new', () => {
  expect(onPull(at(9), 7, batch(7, 12))).toBe('append');
  expect(onPull(at(12), 7, batch(7, 12))).toBe('ignore');
});
