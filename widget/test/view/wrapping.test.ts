import { expect, test } from 'vitest';
import { type Selected, wrap } from '../../src/view/thread/wrapping';

/** The selection stands between brackets. */
const read = (shown: string): Selected => ({
  text: shown.replaceAll(/[[\]]/g, ''),
  start: shown.indexOf('['),
  end: shown.indexOf(']') - 1,
});
const write = ({ text, start, end }: Selected) =>
  `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;

test.each([
  ['a [word] b', '**', 'a **[word]** b'],
  ['a **[word]** b', '**', 'a [word] b'],
  ['a [ word ] b', '*', 'a  *[word]*  b'],
  ['**[word]**', '*', '***[word]***'],
  ['[]', '`', '`[]`'],
  ['[one\ntwo]', '**', '[**one**\n**two**]'],
] as const)('%s with %s becomes %s (S75)', (before, mark, after) => {
  expect(write(wrap(read(before), mark))).toBe(after);
});
