// @vitest-environment jsdom
import { h, render } from 'preact';
import { expect, test } from 'vitest';
import type { ThreadRow } from '../../src/conversation/rows';
import { useDrawnRows } from '../../src/view/thread/drawn-rows';

const day = (key: string, at: number): ThreadRow => ({ type: 'day', key, at });
const place = document.createElement('div');
let drawn: string[] = [];

function show(rows: ThreadRow[], language = 'en'): string {
  drawn = [];
  const List = () => {
    const draw = (row: ThreadRow) => (drawn.push(row.key), (<p key={row.key}>{row.key}</p>));
    return h('div', null, useDrawnRows(draw, [language])(rows));
  };
  // One component from drawing to drawing.
  render(h(Holder, { List }), place);
  return place.textContent ?? '';
}
const Holder = ({ List }: { List: () => unknown }) => List() as ReturnType<typeof h>;

test('Only rows that changed are drawn again, wherever they stand', () => {
  expect(show([day('b', 1), day('c', 1)])).toBe('bc');
  expect(drawn).toEqual(['b', 'c']);
  expect(show([day('a', 1), day('b', 1), day('c', 2)])).toBe('abc');
  expect(drawn).toEqual(['a', 'c']);
});

test('Another language draws all of them, and no row is lost to one of the same name', () => {
  show([day('b', 1), day('c', 1)]);
  expect(show([day('b', 1), day('c', 1), day('b', 2)], 'de')).toBe('bcb');
  expect(drawn).toEqual(['b', 'c', 'b']);
});
