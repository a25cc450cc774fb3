import { expect, test } from 'vitest';
import golden from '../../../tests/Wire.Tests/golden/markup.json';
import { markupOf } from '../../src/conversation/marked';
import { parseMarkup } from '../../src/conversation/markup';

test.each([
  ['**a** b', [{ text: 'a', bold: true }, { text: ' b' }]],
  // White space stays outside, and marks do not cross lines.
  ['**a** b', [{ text: 'a ', bold: true }, { text: 'b' }]],
  ['**a**\n\n**b**', [{ text: 'a\n\nb', bold: true }]],
  ['  ', [{ text: '  ', bold: true }]],
  [
    '**a *b* c**',
    [
      { text: 'a ', bold: true },
      { text: 'b', bold: true, italic: true },
      { text: ' c', bold: true },
    ],
  ],
  ['`**x**`', [{ text: '**x**', code: true }]],
  // What no mark-up says: code with a backtick.
  ['a`b', [{ text: 'a`b', code: true }]],
  ['2 * 3', [{ text: '2 * 3' }]],
] as const)('%j is what is written for its look (S75)', (text, spans) => {
  expect(markupOf(spans)).toBe(text);
});

test('What was read can be written: it reads the same again', () => {
  for (const { text } of golden as { text: string }[]) {
    const spans = parseMarkup(text);
    if (spans.every((span) => !(span.code ? /`/ : /[*`]/).test(span.text))) {
      expect(parseMarkup(markupOf(spans)), text).toEqual(spans);
    }
  }
});
