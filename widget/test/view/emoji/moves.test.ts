import { expect, test } from 'vitest';
import { moved } from '../../../src/view/emoji/moves';

const rows = [8, 3, 8, 8, 8, 8, 2];
const go = (row: number, column: number, key: string, rtl = false, ctrlKey = false) => {
  const to = moved(rows, { row, column }, { key, ctrlKey }, rtl);
  return to && [to.row, to.column];
};

test('Arrows lead to the next cell, over the ends of rows', () => {
  expect(go(0, 7, 'ArrowRight')).toEqual([1, 0]);
  expect(go(1, 0, 'ArrowLeft')).toEqual([0, 7]);
  expect(go(0, 0, 'ArrowLeft')).toEqual([0, 0]);
  expect(go(6, 1, 'ArrowRight')).toEqual([6, 1]);
  expect(go(0, 0, 'ArrowLeft', true)).toEqual([0, 1]);
  expect(go(0, 1, 'ArrowRight', true)).toEqual([0, 0]);
});

test('Up and down keep the column as far as the row goes; above the first row it is out', () => {
  expect(go(0, 6, 'ArrowDown')).toEqual([1, 2]);
  expect(go(2, 6, 'ArrowUp')).toEqual([1, 2]);
  expect(go(6, 0, 'ArrowDown')).toEqual([6, 1]);
  expect(go(0, 3, 'ArrowUp')?.[0]).toBe(-1);
  expect(go(0, 3, 'PageDown')).toEqual([5, 3]);
  expect(go(3, 3, 'PageDown')).toEqual([6, 1]);
  expect(go(2, 3, 'PageUp')).toEqual([0, 3]);
});

test('Home and End are the row’s, with Ctrl those of all', () => {
  expect(go(2, 4, 'Home')).toEqual([2, 0]);
  expect(go(1, 0, 'End')).toEqual([1, 2]);
  expect(go(2, 4, 'Home', false, true)).toEqual([0, 0]);
  expect(go(2, 4, 'End', false, true)).toEqual([6, 1]);
  expect(go(2, 4, 'x')).toBe(undefined);
});
