import { expect, test } from 'vitest';
import { fold } from '../../../src/conversation/fold';
import { plainText } from '../../../src/conversation/markup';
import { hitsIn } from '../../../src/conversation/search/hits';
import type { WireEvent } from '../../../src/wire/shapes';

const said = (text: string): WireEvent => ({
  seq: 7,
  at: 0,
  kind: 'message',
  author: { kind: 'visitor' },
  text,
});
/** What of the plain text is marked, the last first. */
const marked = (text: string, query: string) =>
  hitsIn(said(text), fold(query), plainText).map((hit) => hit.text.slice(hit.start, hit.end));

test.each([
  ['Hello', 'hello', ['Hello']],
  ['a Café, a cafe\u0301', 'CAFE', ['cafe\u0301', 'Café']],
  ['the Straße', 'strasse', ['Straße']],
  ['Œuvre', 'oeuv', ['Œuv']],
  ['İstanbul and istanbul', 'istanbul', ['istanbul', 'İstanbul']],
  ['ΟΔΟΣ', 'οδος', ['ΟΔΟΣ']],
  ['أحمد', 'احمد', ['أحمد']],
  ['مُحَمَّد', 'محمد', ['مُحَمَّد']],
  ['שָׁלוֹם', 'שלום', ['שָׁלוֹם']],
  ['한국어', '한국', ['한국']],
  ['two 👍🏽 two', 'two', ['two', 'two']],
  ['aaaa', 'aa', ['aa', 'aa']],
  ['nothing', 'else', []],
  ['anything', '', []],
])('%s is found by %s', (text, query, found) => expect(marked(text, query)).toEqual(found));

test('It is the plain text that is searched: over marks, and not the marks', () => {
  expect(marked('one **two** th*ree*', 'two three')).toEqual(['two three']);
  expect(marked('**bold**', '*')).toEqual([]);
  expect(marked('a\nb', 'a\nb')).toEqual(['a\nb']);
});

test('Who joined or closed is no message', () => {
  expect(hitsIn({ ...said('closed'), kind: 'closed' }, 'closed', plainText)).toEqual([]);
  expect(hitsIn({ ...said('hi'), kind: 'started' }, 'hi', plainText)).toMatchObject([
    { key: 'opening', seq: 7 },
  ]);
});
