import { expect, test } from 'vitest';
import { Ringing } from '../../src/frame/ringing';
import type { Author, Batch, Rows } from '../../src/wire/shapes';

const maya: Author = { kind: 'operator', name: 'Maya' };
const me: Author = { kind: 'visitor' };
const events = (seq: number, author: Author, kind = 'message'): Batch => ({
  conversationId: 'x',
  after: seq - 1,
  events: [{ seq, at: 1, kind, author, text: 't' }],
  head: seq,
  logEpoch: 0,
});
const rows = (head: number, unread: number): Rows => ({
  conversations: [
    { id: 'x', buttonId: 'b', preview: '', lastAuthor: maya, unread, status: 'open', lastAt: 1, head },
  ],
  more: false,
  unread,
});

function rig() {
  let rings = 0;
  return { ringing: new Ringing(() => rings++), rings: () => rings };
}

test('The bell rings once for each message of others, however it is heard of (S64)', () => {
  const { ringing, rings } = rig();
  ringing.onRows(rows(3, 0));
  ringing.onEvents(events(4, maya));
  ringing.onRows(rows(4, 1));
  ringing.onEvents(events(4, maya));
  expect(rings()).toBe(1);
  ringing.onRows(rows(5, 2));
  ringing.onEvents(events(5, maya));
  expect(rings()).toBe(2);
});

test('It does not ring for own messages, for what happened to the conversation, or for what was unread before', () => {
  const { ringing, rings } = rig();
  ringing.onRows(rows(3, 2));
  ringing.onEvents(events(4, me));
  ringing.onEvents(events(5, maya, 'closed'));
  ringing.onRows(rows(5, 2));
  expect(rings()).toBe(0);
});
