import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userOf } from '../../src/late/user';

const heard: unknown[] = [];
beforeEach(() => {
  heard.length = 0;
  vi.spyOn(console, 'error').mockImplementation((_, name) => void heard.push(name));
});
afterEach(() => vi.restoreAllMocks());

test('Of hostile user details what can be read as text is taken, the rest is told in the console (S91)', () => {
  const told = {
    email: 'ann@example.com',
    get firstname() {
      throw new Error('no');
    },
    lastname: 'x'.repeat(1_000_000),
    secret: 'not asked for',
    run: () => undefined,
  };
  expect(userOf(told)).toEqual({ email: 'ann@example.com' });
  expect(heard).toEqual(['firstname', 'lastname']);
  structuredClone(userOf(told));
});

test.each([7, 'ann', true, () => 0, [], Object.create(null)])('User details may be no object: %o', (told) => {
  expect(userOf(told)).toEqual({});
  expect(heard).toEqual([]);
});

test('A proof that is none is never left out of a claim that stays (D4)', () => {
  expect(userOf({ email: 'ann@example.com', emailHash: 7 })).toBe(undefined);
  expect(userOf({ email: 'ann@example.com', emailHash: 'x'.repeat(9_000) })).toBe(undefined);
  expect(heard).toEqual(['emailHash', 'emailHash']);
});

test('Without details there is no user', () => {
  expect([userOf(undefined), userOf(null)]).toEqual([undefined, undefined]);
});
