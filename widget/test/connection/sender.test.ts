import { beforeEach, expect, test } from 'vitest';
import { Outbox } from '../../src/connection/outbox';
import { laneOf, laneOfStart, type OutboxChange } from '../../src/connection/outbox-entry';
import { OutboxStore } from '../../src/connection/outbox-store';
import { Sender, type SendLine } from '../../src/connection/sender';
import { Refused } from '../../src/wire/refused';
import type { Post, Posted, Problem, Start } from '../../src/wire/shapes';
import { settled, TestClock, testWake } from '../clock';
import { TestKept } from '../kept';

const problem = (status: number, code: string, retryAfter?: number): Problem => ({
  status,
  code,
  title: code,
  retryAfter,
});

let clock: TestClock;
let kept: TestKept;
let line: SendLine | undefined;
let posts: Post[][];
let answers: (Posted | Error)[];

const accepting = (): SendLine => ({
  post: (_, messages) => {
    posts.push(messages);
    const answer = answers.shift();
    if (answer instanceof Error) return Promise.reject(answer);
    return Promise.resolve(answer ?? { accepted: messages.map((_, i) => ({ seq: i + 1, at: 1 })) });
  },
  start: ({ clientId }: Start) => Promise.resolve({ id: `id of ${clientId}`, seq: 1, at: 1, status: 'open' }),
});

function begin() {
  const { wake, fire } = testWake();
  const outbox = new Outbox(new OutboxStore(kept));
  const sender = new Sender(
    outbox,
    () => line,
    clock,
    wake,
    () => 1,
  );
  return { outbox, sender, fire };
}

beforeEach(() => {
  clock = new TestClock();
  kept = new TestKept();
  posts = [];
  answers = [];
  line = accepting();
});

test('Messages written while one Post is in flight go together in the next, in order', async () => {
  const { outbox } = begin();
  for (const name of ['a', 'b', 'c']) outbox.add(laneOf('x'), name, `text ${name}`, clock.now());
  await settled();
  expect(posts.map((post) => post.map(({ clientId }) => clientId))).toEqual([['a'], ['b', 'c']]);
  expect(outbox.isEmpty).toBe(true);
  expect(kept.keys()).toEqual([]);
});

test('At most twenty messages and one frame go in a Post', async () => {
  line = undefined;
  const { outbox, sender } = begin();
  for (let i = 0; i < 25; i++) outbox.add(laneOf('x'), `s${i}`, 'short', clock.now());
  for (let i = 0; i < 3; i++) outbox.add(laneOf('y'), `l${i}`, 'x'.repeat(8000), clock.now());
  line = accepting();
  sender.drain();
  await settled();
  expect(posts.map((post) => post.length).sort()).toEqual([1, 2, 20, 5].sort());
});

test('A message without an answer is sent again with retry', async () => {
  answers = [new Error('the line fell')];
  const { outbox } = begin();
  outbox.add(laneOf('x'), 'a', 'hello', clock.now());
  await clock.pass(500);
  expect(posts).toEqual([
    [{ clientId: 'a', text: 'hello' }],
    [{ clientId: 'a', text: 'hello', retry: true }],
  ]);
  expect(outbox.isEmpty).toBe(true);
});

test('What a reload finds in storage is sent with retry, in the order written', async () => {
  line = undefined;
  const before = begin().outbox;
  before.add(laneOf('x'), 'a', 'first', clock.now());
  before.add(laneOf('x'), 'b', 'second', clock.now());
  line = accepting();
  begin().sender.drain();
  await settled();
  expect(posts).toEqual([
    [
      { clientId: 'a', text: 'first', retry: true },
      { clientId: 'b', text: 'second', retry: true },
    ],
  ]);
});

test('The first send starts the conversation once, also across a reload (S73)', async () => {
  const starts: Start[] = [];
  const failing: SendLine = {
    ...accepting(),
    start: (start) => (starts.push(start), Promise.reject(new Error('no answer'))),
  };
  line = failing;
  const lane = laneOfStart({ clientId: 'start', buttonId: 'sales' });
  const { outbox } = begin();
  outbox.add(lane, 'a', 'hello', clock.now());
  await settled();
  line = { ...accepting(), start: (start) => (starts.push(start), accepting().start!(start)) };
  const again = begin();
  again.sender.drain();
  await settled();
  expect(starts.map(({ clientId, buttonId }) => [clientId, buttonId])).toEqual([
    ['start', 'sales'],
    ['start', 'sales'],
  ]);
  expect(posts).toEqual([[{ clientId: 'a', text: 'hello', retry: true }]]);
  expect(kept.keys()).toEqual([]);
});

test('A refused message is kept with its reason and lets the others pass', async () => {
  answers = [{ accepted: [], problem: problem(422, 'text_too_long') }];
  const { outbox } = begin();
  outbox.add(laneOf('x'), 'a', 'too long', clock.now());
  outbox.add(laneOf('x'), 'b', 'short', clock.now());
  await settled();
  expect(outbox.of('x').map(({ clientId, problem }) => [clientId, problem?.code])).toEqual([
    ['a', 'text_too_long'],
  ]);
  expect(posts.at(-1)?.map(({ clientId }) => clientId)).toEqual(['b']);
  expect(new Outbox(new OutboxStore(kept)).of('x')[0]?.problem?.code).toBe('text_too_long');
});

test('Of an accepted prefix nothing is sent again', async () => {
  line = undefined;
  const { outbox, sender } = begin();
  for (const name of ['a', 'b', 'c']) outbox.add(laneOf('x'), name, name, clock.now());
  answers = [{ accepted: [{ seq: 1, at: 1 }], problem: problem(503, 'unavailable') }];
  line = accepting();
  sender.drain();
  await clock.pass(1000);
  expect(posts.map((post) => post.map(({ clientId }) => clientId))).toEqual([
    ['a', 'b', 'c'],
    ['b', 'c'],
  ]);
});

test('A refusal for now waits as long as the server asks', async () => {
  answers = [new Refused(problem(429, 'too_many', 4))];
  const { outbox } = begin();
  outbox.add(laneOf('x'), 'a', 'hello', clock.now());
  await clock.pass(3999);
  expect(posts).toHaveLength(1);
  await clock.pass(600);
  expect(posts).toHaveLength(2);
});

test('However long the server has refused, what can be sent again goes within nine seconds', async () => {
  answers = Array.from({ length: 500 }, () => new Refused(problem(503, 'unavailable', 1)));
  const { outbox } = begin();
  outbox.add(laneOf('x'), 'a', 'hello', clock.now());
  await clock.pass(600_000);
  expect(outbox.isEmpty).toBe(false);
  answers = [];
  await clock.pass(9000);
  expect(outbox.isEmpty).toBe(true);
});

test('A line that came up again is not kept waiting by an old backoff', async () => {
  answers = Array.from({ length: 6 }, () => new Error('down'));
  const { outbox, sender } = begin();
  outbox.add(laneOf('x'), 'a', 'hello', clock.now());
  await clock.pass(16_000);
  const before = posts.length;
  answers = [];
  sender.drain();
  await settled();
  expect(posts.length).toBe(before + 1);
  expect(outbox.isEmpty).toBe(true);
});

test('Retry sends a refused message again, Delete forgets it', async () => {
  answers = [
    { accepted: [], problem: problem(422, 'text_invalid') },
    { accepted: [], problem: problem(422, 'text_invalid') },
  ];
  const { outbox } = begin();
  outbox.add(laneOf('x'), 'a', 'hello', clock.now());
  await settled();
  outbox.retry('a');
  await settled();
  expect(posts[1]).toEqual([{ clientId: 'a', text: 'hello', retry: true }]);
  outbox.drop('a');
  expect(outbox.isEmpty).toBe(true);
  expect(kept.keys()).toEqual([]);
});

test('Tabs that hear of each other agree, and only the one with the line sends', async () => {
  const others: OutboxChange[] = [];
  const follower = new Outbox(new OutboxStore(kept), (change) => others.push(change));
  const { outbox } = begin();
  follower.add(laneOf('x'), 'a', 'from another tab', clock.now());
  for (const change of others) outbox.apply(change);
  await settled();
  expect(posts).toEqual([[{ clientId: 'a', text: 'from another tab' }]]);
});

test('What was refused for want of a store goes again as soon as news of its conversation come', async () => {
  answers = [{ accepted: [], problem: problem(503, 'unavailable', 1) }];
  const { outbox, sender } = begin();
  outbox.add(laneOf('x'), 'a', 'hello', clock.now());
  await settled();
  sender.heard('another');
  await settled();
  expect(posts).toHaveLength(1);
  sender.heard('x');
  await settled();
  expect(posts).toHaveLength(2);
  expect(outbox.isEmpty).toBe(true);
});

test('News do not shorten the wait of who was told that it is too much', async () => {
  answers = [{ accepted: [], problem: problem(429, 'too_many', 1) }];
  const { outbox, sender } = begin();
  outbox.add(laneOf('x'), 'a', 'hello', clock.now());
  await settled();
  sender.heard('x');
  await settled();
  expect(posts).toHaveLength(1);
  await clock.pass(1500);
  expect(posts).toHaveLength(2);
});
