import { beforeEach, expect, test } from 'vitest';
import { plainText } from '../../../src/conversation/markup';
import { visitor } from '../../../src/conversation/me';
import { Older } from '../../../src/conversation/search/older';
import { Search } from '../../../src/conversation/search/search';
import { Thread } from '../../../src/conversation/thread';
import { Refused } from '../../../src/wire/refused';
import type { Page, WireEvent } from '../../../src/wire/shapes';
import { TestClock } from '../../clock';

const head = 1000;
let log: WireEvent[];
let clock: TestClock;
let asked: number[];
let logEpoch: number;
let refuse: (() => Error) | undefined;
let up: boolean;
let thread: Thread;

const event = (seq: number): WireEvent => ({
  seq,
  at: seq * 1000,
  kind: 'message',
  clientId: `c${seq}`,
  author: { kind: 'visitor' },
  text: seq % 100 === 1 ? `needle ${seq}` : `hay ${seq}`,
});

beforeEach(async () => {
  log = Array.from({ length: head }, (_, i) => event(i + 1));
  [clock, asked, logEpoch, refuse, up] = [new TestClock(), [], 0, undefined, true];
  thread = new Thread(
    'x',
    visitor,
    () =>
      up
        ? {
            open: (_, since) => {
              const after = log.length - since > 100 ? log.length - 50 : since;
              return Promise.resolve({
                conversationId: 'x',
                after,
                events: log.slice(after),
                head: log.length,
                logEpoch,
              });
            },
            before(_, before, limit): Promise<Page> {
              asked.push(before);
              if (refuse) return Promise.reject(refuse());
              const from = Math.max(0, before - 1 - limit);
              return Promise.resolve({ events: log.slice(from, before - 1), more: from > 0, logEpoch });
            },
          }
        : undefined,
    clock,
    () => 1,
  );
  await thread.pull();
});

const seqs = ({ state }: Search) => state.get().hits.map(({ seq }) => seq);
const frame = () => Promise.resolve();

test('What is loaded is found at once, what is older page by page, and nothing of it is drawn', async () => {
  const search = new Search(thread, plainText);
  search.seek('hay 97');
  expect(seqs(search)).toEqual([979, 978, 977, 976, 975, 974, 973, 972, 971, 970]);
  search.seek('needle');
  expect(seqs(search)).toEqual([]);
  expect(asked).toEqual([]);
  await clock.pass(400);
  expect(search.state.get().reach).toBe('on');
  expect(seqs(search)[0]).toBe(901);
  expect(search.state.get().at).toBe(0);
  await clock.pass(60_000);
  expect(search.state.get()).toMatchObject({ reach: 'all', share: 1 });
  expect(seqs(search)).toEqual([901, 801, 701, 601, 501, 401, 301, 201, 101, 1]);
  expect(asked).toHaveLength(10);
  expect(thread.state.get().floor).toBe(951);
  // Another search asks nobody again.
  search.seek('hay 42');
  expect(seqs(search)).toHaveLength(10 + 1);
  await clock.pass(60_000);
  expect(asked).toHaveLength(10);
});

test('Reading can be stopped and taken up where it was', async () => {
  const search = new Search(thread, plainText);
  search.seek('needle');
  await clock.pass(450);
  search.stop();
  const before = asked.length;
  await clock.pass(60_000);
  expect(asked).toHaveLength(before);
  expect(search.state.get().reach).toBe('stopped');
  search.readOn();
  await clock.pass(60_000);
  expect(new Set(asked).size).toBe(asked.length);
  expect(search.state.get().reach).toBe('all');
  search.end();
});

test('What was asked for before the stop, and is answered after reading went on, counts for nothing', async () => {
  const { before } = thread;
  const late: (() => void)[] = [];
  thread.before = async (seq, size) => {
    await new Promise<void>((resolve) => late.push(resolve));
    return before.call(thread, seq, size);
  };
  const search = new Search(thread, plainText);
  search.seek('needle');
  await clock.pass(350);
  search.stop();
  search.readOn();
  for (let i = 0; i < 30; i++) {
    late.splice(0).forEach((answer) => answer());
    await clock.pass(150);
  }
  expect(search.state.get().reach).toBe('all');
  expect(seqs(search)).toEqual([901, 801, 701, 601, 501, 401, 301, 201, 101, 1]);
  expect(asked).toHaveLength(11);
});

test('A hit far up is brought into the thread, in order and without gaps; the thread’s reader may be on his way up himself', async () => {
  const search = new Search(thread, plainText);
  search.seek('needle');
  await clock.pass(60_000);
  await thread.older();
  const [, second] = search.state.get().hits;
  expect(second && (await search.bring(second, frame))).toBe(true);
  const loaded = () => thread.state.get().events.map(({ seq }) => seq);
  const from = 801 - 20;
  expect(loaded()).toEqual(Array.from({ length: head - from + 1 }, (_, i) => from + i));
  expect(thread.state.get().more).toBe(true);
  const last = search.state.get().hits.at(-1);
  expect(last && (await search.bring(last, frame))).toBe(true);
  expect(loaded()).toEqual(Array.from({ length: head }, (_, i) => i + 1));
  expect(thread.state.get().more).toBe(false);
  expect(asked).toHaveLength(11);
});

test('Steps go round; what is looked at stays the same when a new message is found before it', async () => {
  const search = new Search(thread, plainText);
  search.seek('needle');
  await clock.pass(60_000);
  search.step(1);
  expect(search.state.get().at).toBe(1);
  const added = { ...event(head + 1), text: 'a needle' };
  log.push(added);
  thread.onEvents({ conversationId: 'x', after: head, events: [added], head: head + 1, logEpoch });
  expect(search.state.get().at).toBe(2);
  search.step(-1);
  search.step(-1);
  search.step(-1);
  expect(search.state.get().at).toBe(10);
});

test('A line that is lost, and a server that wants less, are waited for; a no for good stops', async () => {
  const search = new Search(thread, plainText);
  up = false;
  search.seek('needle');
  await clock.pass(5_000);
  expect(search.state.get().reach).toBe('on');
  up = true;
  refuse = () => new Refused({ status: 429, code: 'too_many', title: '', retryAfter: 3 });
  await clock.pass(2_000);
  const before = asked.length;
  await clock.pass(2_200);
  expect(asked).toHaveLength(before);
  await clock.pass(200);
  expect(asked).toHaveLength(before + 1);
  refuse = () => new Refused({ status: 404, code: 'not_found', title: '' });
  await clock.pass(10_000);
  expect(search.state.get().reach).toBe('stopped');
  const after = asked.length;
  await clock.pass(60_000);
  expect(asked).toHaveLength(after);
});

test('No more is held than a browser has room for', async () => {
  const search = new Search(thread, plainText, new Older(300));
  search.seek('needle');
  await clock.pass(60_000);
  expect(search.state.get().reach).toBe('full');
  expect(seqs(search)).toEqual([901, 801, 701]);
  expect(search.state.get().share).toBeCloseTo(0.35);
});

test('Another history forgets what was read of the one before', async () => {
  const search = new Search(thread, plainText);
  search.seek('needle');
  await clock.pass(450);
  logEpoch = 1;
  log = log.map((one) => ({ ...one, text: one.text?.replace('needle', 'pin') }));
  await clock.pass(60_000);
  expect(seqs(search)).toEqual([]);
  expect(search.state.get().reach).toBe('all');
});
