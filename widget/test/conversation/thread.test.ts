import { beforeEach, expect, test } from 'vitest';
import { visitor } from '../../src/conversation/me';
import { Thread } from '../../src/conversation/thread';
import type { Batch, Page, WireEvent } from '../../src/wire/shapes';
import { Refused } from '../../src/wire/refused';
import { settled, TestClock } from '../clock';

const operator = { kind: 'operator', name: 'Maya' } as const;

const event = (seq: number, clientId = `c${seq}`): WireEvent => ({
  seq,
  at: seq * 1000,
  kind: 'message',
  clientId,
  author: seq % 2 ? { kind: 'visitor' } : operator,
  text: `text ${seq}`,
});

const events = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => event(from + i));
const batch = (after: number, head: number, more: Partial<Batch> = {}): Batch => ({
  conversationId: 'x',
  after,
  events: events(after + 1, head),
  head,
  logEpoch: 0,
  ...more,
});

let pulls: number[];
let answer: (since: number) => Batch;
let page: (before: number) => Page;
let thread: Thread;
let clock: TestClock;

beforeEach(() => {
  pulls = [];
  answer = (since) => batch(since, 3, { seen: { visitor: 1, team: 1 } });
  page = () => ({ events: [], more: false, logEpoch: 0 });
  clock = new TestClock();
  thread = new Thread(
    'x',
    visitor,
    () => ({
      open: (_, since) => {
        pulls.push(since);
        return new Promise((resolve) => resolve(answer(since)));
      },
      before: (_, before) => Promise.resolve(page(before)),
    }),
    clock,
    () => 1,
  );
});

const seqs = () => thread.state.get().events.map(({ seq }) => seq);

test('First load, then pushes one after the other', async () => {
  await thread.pull();
  thread.onEvents(batch(3, 4));
  thread.onEvents(batch(4, 6));
  expect(seqs()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(pulls).toEqual([0]);
});

test('A gap is pulled and closed, doubles are not shown twice', async () => {
  await thread.pull();
  answer = (since) => batch(since, 9);
  thread.onEvents(batch(7, 9));
  thread.onEvents(batch(2, 3));
  await settled();
  expect(pulls).toEqual([0, 3]);
  expect(seqs()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('A head that is ahead is pulled', async () => {
  await thread.pull();
  answer = (since) => batch(since, 5);
  thread.onHead({ conversationId: 'x', head: 5, logEpoch: 0 });
  await settled();
  expect(seqs()).toEqual([1, 2, 3, 4, 5]);
});

test('The position is the head, not the last event that may be seen', async () => {
  await thread.pull();
  thread.onEvents(batch(3, 6, { events: [event(5)] }));
  thread.onEvents(batch(6, 7));
  expect(seqs()).toEqual([1, 2, 3, 5, 7]);
  expect(pulls).toEqual([0]);
});

test('Another log epoch drops what was loaded', async () => {
  await thread.pull();
  answer = (since) => batch(since, 2, { logEpoch: 1 });
  thread.onEvents(batch(3, 4, { logEpoch: 1 }));
  await settled();
  expect(pulls).toEqual([0, 0]);
  expect(seqs()).toEqual([1, 2]);
});

test('Too much in between: the newest is shown and older is paged upwards', async () => {
  await thread.pull();
  answer = () => batch(300, 320);
  await thread.pull();
  expect(thread.state.get().more).toBe(true);
  page = (before) => ({ events: events(before - 50, before - 1), more: true, logEpoch: 0 });
  await thread.older();
  expect(seqs()[0]).toBe(251);
  expect(seqs().at(-1)).toBe(320);
  expect(new Set(seqs()).size).toBe(70);
});

test('A message of mine is pending, then sent, then the event itself, and always once', async () => {
  await thread.pull();
  const mine = { clientId: 'm', text: 'hi', at: 1 };
  thread.setWaiting([mine]);
  expect(thread.state.get().sending).toEqual([mine]);
  thread.onAccepted(mine, { seq: 4, at: 9 });
  thread.setWaiting([]);
  expect(thread.state.get().sending).toEqual([{ ...mine, seq: 4, at: 9 }]);
  thread.onEvents(batch(3, 4, { events: [event(4, 'm')] }));
  expect(thread.state.get().sending).toEqual([]);
  expect(thread.state.get().events.filter(({ clientId }) => clientId === 'm')).toHaveLength(1);
});

test('An event that comes before its acknowledgement is shown once', async () => {
  await thread.pull();
  const mine = { clientId: 'm', text: 'hi', at: 1 };
  thread.setWaiting([mine]);
  thread.onEvents(batch(3, 4, { events: [event(4, 'm')] }));
  expect(thread.state.get().sending).toEqual([]);
  thread.onAccepted(mine, { seq: 4, at: 9 });
  thread.setWaiting([]);
  expect(thread.state.get().sending).toEqual([]);
});

test('Unread begins at the first message of others that was not read (V7)', async () => {
  answer = (since) => batch(since, 6, { seen: { visitor: 3, team: 0 } });
  await thread.pull();
  expect(thread.state.get().firstUnread).toBe(4);
});

test('Read marks only grow', async () => {
  await thread.pull();
  thread.onSeen({ visitor: 3, team: 2 });
  thread.onSeen({ visitor: 1, team: 3 });
  expect(thread.state.get().seen).toEqual({ visitor: 3, team: 3 });
});

const refusal = (status: number, code: string) => new Refused({ status, code, title: code });

test('A pull that the server cannot answer now is asked again while the line stands', async () => {
  await thread.pull();
  answer = () => {
    throw refusal(503, 'unavailable');
  };
  thread.onHead({ conversationId: 'x', head: 5, logEpoch: 0 });
  await settled();
  expect(thread.problem.get()).toBeUndefined();
  answer = (since) => batch(since, 5);
  await clock.pass(500);
  expect(pulls).toEqual([0, 3, 3]);
  expect(seqs()).toEqual([1, 2, 3, 4, 5]);
});

test('A first load that fails says why, goes on asking, and clears it', async () => {
  answer = () => {
    throw refusal(503, 'unavailable');
  };
  await thread.pull();
  expect(thread.problem.get()).toBe('unavailable');
  answer = (since) => batch(since, 3);
  await clock.pass(500);
  expect(thread.problem.get()).toBeUndefined();
  expect(seqs()).toEqual([1, 2, 3]);
});

test('A no for good is not asked again', async () => {
  answer = () => {
    throw refusal(404, 'not_found');
  };
  await thread.pull();
  await clock.pass(60_000);
  expect(thread.problem.get()).toBe('not_found');
  expect(pulls).toEqual([0]);
});
