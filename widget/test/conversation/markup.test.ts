import { expect, test } from 'vitest';
import vectors from '../../../tests/Wire.Tests/golden/markup.json';
import { parseMarkup, plainText } from '../../src/conversation/markup';

test.each(vectors)('Mark-up is read as the server reads it: $text', ({ text, spans, plain }) => {
  expect(parseMarkup(text)).toEqual(spans);
  expect(plainText(text)).toBe(plain);
});

// A reader that tried every pairing would not come back before the run ends.
test.each(['*a ', '**a ', '`*', '*'])('A long hostile text of "%s" is read to its end', (part) => {
  const hostile = part.repeat(8000 / part.length);
  expect(
    parseMarkup(hostile)
      .map(({ text }) => text)
      .join(''),
  ).not.toBe('');
});
