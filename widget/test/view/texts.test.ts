import { expect, test } from 'vitest';
import { source, textProblems, texts } from '../../build/texts.mjs';

const english = { a: 'Hello :name', 'b.one': ':count thing', 'b.other': ':count things' };
const problems = (own: Record<string, string>, language = 'de') =>
  textProblems({ en: english, [language]: own }, `strings('a') strings.count('b', 1)`);

test('All sixteen languages are complete (S42)', () => {
  const all = texts();
  expect(Object.keys(all)).toHaveLength(16);
  expect(textProblems(all, source())).toEqual([]);
});

test('What is missing, unknown, unused or has other terms is told', () => {
  expect(problems({ a: 'Hallo :name', 'b.one': ':count Ding', 'b.other': ':count Dinge' })).toEqual([]);
  expect(problems({ a: 'Hallo', c: 'x', 'b.other': 'Dinge' })).toEqual([
    'de: b.one is missing',
    'de: c is not in English',
    'de: a has other terms than in English: Hallo',
    'de: b.other has other terms than in English: Dinge',
  ]);
  expect(textProblems({ en: english }, `strings('a')`)).toEqual(['en: b is used nowhere']);
});

test("Plural forms are asked for by the language's own rules; a form for one count may say it in words", () => {
  expect(problems({ a: ':name', 'b.other': ':count' }, 'ja')).toEqual([]);
  expect(problems({ a: ':name', 'b.one': 'jeden', 'b.other': ':count' }, 'pl')).toEqual([
    'pl: b.many is missing',
    'pl: b.few is missing',
  ]);
});
