import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { storedAs } from '../../src/loader/stored';

class TestStorage {
  map = new Map<string, string>();
  getItem = (key: string) => this.map.get(key) ?? null;
  setItem = (key: string, value: string) => void this.map.set(key, value);
}

beforeEach(() => {
  vi.stubGlobal('localStorage', new TestStorage());
  vi.stubGlobal('sessionStorage', new TestStorage());
});
afterEach(() => vi.unstubAllGlobals());

test("What belongs to the tab stays in the tab's storage", () => {
  storedAs('k').write({ session: 's', 'tab.open': true, 'o.1': { text: 'x', 'tab.like': 1 } });
  expect(localStorage.getItem('k')).toBe('{"session":"s","o.1":{"text":"x","tab.like":1}}');
  expect(sessionStorage.getItem('k')).toBe('{"tab.open":true}');
});

test('A write keeps what another tab wrote meanwhile', () => {
  const [a, b] = [storedAs('k'), storedAs('k')];
  a.write({ one: 1, two: 2 });
  b.write({ three: 3, one: undefined });
  expect(a.read()).toEqual({ two: 2, three: 3 });
});

test('Where storage is blocked memory has it', () => {
  const blocked = () => {
    throw new Error('blocked');
  };
  vi.stubGlobal('localStorage', { getItem: blocked, setItem: blocked });
  const stored = storedAs('k');
  stored.write({ session: 's' });
  expect(stored.read()).toMatchObject({ session: 's' });
});

test('Spoilt storage does no harm', () => {
  localStorage.setItem('k', '{not json');
  expect(storedAs('k').read()).toEqual({});
});

test('In memory nothing is read or written, unless the visitor himself wanted it kept (V18)', () => {
  const brief = storedAs('k', true);
  brief.write({ session: 's' });
  expect(localStorage.getItem('k')).toBe(null);
  storedAs('k').write({ session: 'of another tab', consent: 'given' });
  // Who began in memory goes on there.
  expect(brief.read()).toEqual({ session: 's' });
  const next = storedAs('k', true);
  expect(next.read()).toMatchObject({ session: 'of another tab' });
  next.write({ session: 'kept' });
  expect(localStorage.getItem('k')).toContain('kept');
});
