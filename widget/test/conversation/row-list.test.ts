import { expect, test } from 'vitest';
import { RowList } from '../../src/conversation/row-list';
import type { Row } from '../../src/wire/shapes';

const row = (id: string, lastAt: number, unread = 0): Row => ({
  id,
  buttonId: 'b',
  preview: id,
  lastAuthor: { kind: 'operator', name: 'Maya' },
  unread,
  status: 'open',
  lastAt,
  head: 2,
});
const ids = (list: RowList) => list.state.get().rows.map(({ id }) => id);

test('A pushed first page leaves the older rows that were paged in', () => {
  const list = new RowList();
  list.setFirstPage({ conversations: [row('c', 30), row('b', 20)], more: true, unread: 0 });
  list.addOlder({ conversations: [row('a', 10)], more: false, unread: 0 });
  list.setFirstPage({ conversations: [row('b', 40), row('c', 30)], more: true, unread: 1 });
  expect(ids(list)).toEqual(['b', 'c', 'a']);
  expect(list.state.get()).toMatchObject({ more: false, unread: 1 });
});

test('What is read here is not unread, before the server says so', () => {
  const list = new RowList();
  list.setFirstPage({ conversations: [row('a', 2, 3), row('b', 1, 1)], more: false, unread: 4 });
  list.markRead('a');
  expect(list.state.get().unread).toBe(1);
});
