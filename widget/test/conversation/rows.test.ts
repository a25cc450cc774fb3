import { expect, test } from 'vitest';
import { visitor } from '../../src/conversation/me';
import { type MessageRow, threadRows } from '../../src/conversation/rows';
import { type ThreadState, unknownThread } from '../../src/conversation/thread-state';
import type { Author, WireEvent } from '../../src/wire/shapes';

const minute = 60_000;
const maya: Author = { kind: 'operator', name: 'Maya' };
const me: Author = { kind: 'visitor' };
const message = (seq: number, author: Author, minutes: number): WireEvent => ({
  seq,
  at: minutes * minute,
  kind: 'message',
  clientId: `c${seq}`,
  author,
  text: `t${seq}`,
});
const state = (values: Partial<ThreadState>): ThreadState => ({ ...unknownThread, loaded: true, ...values });
const rows = (values: Partial<ThreadState>) =>
  threadRows(state(values), visitor, (at) => `day ${Math.floor(at / (1440 * minute))}`);
const messages = (values: Partial<ThreadState>) =>
  rows(values).filter((row): row is MessageRow => row.type === 'message');

test('A group is one author without a pause of five minutes', () => {
  const events = [message(1, maya, 0), message(2, maya, 1), message(3, me, 2), message(4, me, 8)];
  expect(messages({ events }).map(({ first, last }) => [first, last])).toEqual([
    [true, false],
    [false, true],
    [true, true],
    [true, true],
  ]);
});

test('Every day has its separator', () => {
  const events = [message(1, maya, 0), message(2, maya, 1439), message(3, maya, 1441)];
  expect(rows({ events }).map(({ type }) => type)).toEqual(['day', 'message', 'message', 'day', 'message']);
});

test('"New" stands at the first unread', () => {
  const events = [message(1, maya, 0), message(2, maya, 1)];
  expect(rows({ events, firstUnread: 2 }).map(({ key }) => key)).toEqual(['dday 0', 'c1', 'new', 'c2']);
});

test('Own messages are pending, sent, seen or failed; what waits stands last, in order', () => {
  const problem = { status: 422, code: 'text_too_long', title: 'too long' };
  const sending = [
    { clientId: 'a', text: 'a', at: 3 * minute, problem },
    { clientId: 'b', text: 'b', at: 3 * minute },
    { clientId: 'c', text: 'c', at: 3 * minute, seq: 3 },
  ];
  const found = messages({
    events: [message(1, me, 0), message(2, me, 1)],
    sending,
    seen: { visitor: 2, team: 1 },
  });
  expect(found.map(({ key, state }) => [key, state])).toEqual([
    ['c1', 'seen'],
    ['c2', 'sent'],
    ['c', 'sent'],
    ['a', 'failed'],
    ['b', 'pending'],
  ]);
});

test('A row keeps its key when the event takes the place of what was pending', () => {
  const before = messages({ sending: [{ clientId: 'c1', text: 't1', at: 0 }] });
  expect(before[0]?.key).toBe(messages({ events: [message(1, me, 0)] })[0]?.key);
});

test('The opening message stands on the other side, an empty one nowhere (S73, S74)', () => {
  const started = (text?: string): WireEvent => ({ seq: 1, at: 0, kind: 'started', author: me, text });
  expect(messages({ events: [started('Hello')] })[0]).toMatchObject({ own: false, text: 'Hello' });
  expect(messages({ events: [started()] })).toEqual([]);
});

test('Unknown kinds are skipped', () => {
  expect(rows({ events: [{ seq: 1, at: 0, kind: 'sparkled', author: maya }] })).toEqual([]);
});
