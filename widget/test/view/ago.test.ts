import { expect, test } from 'vitest';
import { agoIn, timeLocale } from '../../src/view/ago';

const now = new Date(2026, 10, 22, 15, 0).getTime();
const minutes = (n: number) => now - n * 60_000;

test('How long ago, in words of the language', () => {
  const ago = agoIn('en', 'now');
  expect(ago(minutes(0.5), now)).toBe('now');
  expect(ago(now + 5000, now)).toBe('now');
  expect(ago(minutes(5), now)).toBe('5 min. ago');
  expect(ago(minutes(180), now)).toBe('3 hr. ago');
  expect(ago(minutes(24 * 60), now)).toBe('yesterday');
  expect(ago(new Date(2026, 9, 3).getTime(), now)).toBe('Oct 3');
  expect(ago(new Date(2024, 9, 3).getTime(), now)).toBe('Oct 3, 2024');
  expect(agoIn('de', 'jetzt')(minutes(24 * 60), now)).toBe('gestern');
});

test("The browser's variant of the widget's language is taken", () => {
  expect(timeLocale('en', ['de-DE', 'en-GB'])).toBe('en-GB');
  expect(timeLocale('fr', ['de-DE', 'en-GB'])).toBe('fr');
});
