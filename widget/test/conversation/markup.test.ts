import { expect, test } from 'vitest';
import vectors from '../../../tests/Wire.Tests/golden/markup.json';
import { parseMarkup, plainText } from '../../src/conversation/markup';

test.each(vectors)('Mark-up is read as the server reads it: $text', ({ text, spans, plain }) => {
  expect(parseMarkup(text)).toEqual(spans);
  expect(plainText(text)).toBe(plain);
});

test('A long hostile text is read in a moment', () => {
  const begun = performance.now();
  for (const hostile of ['*a '.repeat(2600), '**a '.repeat(2000), '`*'.repeat(4000), '*'.repeat(8000)]) {
    parseMarkup(hostile);
  }
  expect(performance.now() - begun).toBeLessThan(2000);
});
