import { beforeEach, expect, test } from 'vitest';
import { Backoff } from '../../src/connection/backoff';
import type { Carrier, Pushes, VisitorLine } from '../../src/connection/line';
import { Link } from '../../src/connection/link';
import { Exchange, type TabTalk } from '../../src/frame/exchange';
import { Tabs } from '../../src/frame/tabs';
import { Refused } from '../../src/wire/refused';
import { settled, TestClock, testWake } from '../clock';

/** The locks of one browser, as far as tabs use them. */
class TestLocks {
  private held?: { reject: (error: Error) => void };
  private readonly queue: (() => void)[] = [];

  request(_: string, options: LockOptions, held: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const take = () => {
        const mine = { reject };
        this.held = mine;
        void held().then(() => {
          if (this.held === mine) this.next();
          resolve();
        });
      };
      if (options.steal) {
        this.held?.reject(new Error('stolen'));
        take();
      } else if (this.held) {
        const wait = () => (options.signal?.aborted ? (reject(new Error('aborted')), this.next()) : take());
        this.queue.push(wait);
      } else take();
    });
  }

  private next(): void {
    this.held = undefined;
    this.queue.shift()?.();
  }
}

let clock: TestClock;
let locks: TestLocks;
let channels: Set<{ onmessage: ((event: MessageEvent) => void) | null }>;
let lines: string[];

function channel() {
  const own = {
    onmessage: null as ((event: MessageEvent) => void) | null,
    postMessage(data: unknown) {
      for (const other of channels)
        if (other !== own) other.onmessage?.({ data: structuredClone(data) } as MessageEvent);
    },
  };
  channels.add(own);
  return own;
}

const silent: Pushes = { events() {}, head() {}, seen() {}, typing() {}, session() {} };

function tab(id: string, line: Partial<VisitorLine> = {}) {
  const own = channel();
  const tabs = new Tabs<TabTalk>(id, 'name', clock, locks as unknown as LockManager, own);
  const connect = (): Promise<Carrier<VisitorLine>> => {
    lines.push(id);
    let end: () => void = () => undefined;
    const ended = new Promise<undefined>((resolve) => (end = () => resolve(undefined)));
    return Promise.resolve({ line: line as VisitorLine, ended, check: () => undefined, stop: end });
  };
  const link = new Link(connect, new Backoff(() => 0), clock, testWake().wake);
  const heard: string[] = [];
  const exchange = new Exchange(tabs, link, clock, { ...silent, typing: () => heard.push('typing') });
  tabs.leading.subscribe((leading) => link.want(leading));
  return { tabs, link, exchange, heard, freeze: () => channels.delete(own) };
}

beforeEach(() => {
  clock = new TestClock();
  locks = new TestLocks();
  channels = new Set();
  lines = [];
});

test('Several tabs share one line, and the second speaks through the first (D9)', async () => {
  const a = tab('a', { close: () => Promise.resolve({ seq: 4, at: 1, status: 'closed' }) });
  const b = tab('b');
  a.tabs.contend();
  b.tabs.contend();
  await settled();
  expect(lines).toEqual(['a']);
  expect(b.exchange.state.get()).toBe('live');
  expect(await b.exchange.line()?.close('x')).toMatchObject({ seq: 4 });
  a.exchange.pushes.typing({ conversationId: 'x', author: { kind: 'operator' } });
  expect([a.heard, b.heard]).toEqual([['typing'], ['typing']]);
});

test('A refusal reaches the tab that asked with its code', async () => {
  const problem = { status: 404, code: 'not_found', title: 'gone' };
  const a = tab('a', { open: () => Promise.reject(new Refused(problem)) });
  const b = tab('b');
  a.tabs.contend();
  await settled();
  b.tabs.contend();
  await settled();
  await expect(b.exchange.line()?.open('x', 0)).rejects.toMatchObject({ problem });
});

test('When the leading tab lets go another takes over', async () => {
  const a = tab('a');
  const b = tab('b');
  a.tabs.contend();
  b.tabs.contend();
  await settled();
  a.tabs.withdraw();
  await settled();
  expect(lines).toEqual(['a', 'b']);
  expect([a.tabs.leading.get(), b.tabs.leading.get()]).toEqual([false, true]);
  expect(a.exchange.line()).toBeDefined();
});

test('A leader that is frozen loses its place after three seconds', async () => {
  const a = tab('a');
  a.tabs.contend();
  await settled();
  a.freeze();
  const b = tab('b');
  b.tabs.contend();
  await clock.pass(3000);
  expect(b.tabs.leading.get()).toBe(true);
  expect(lines).toEqual(['a', 'b']);
});

test('A conversation is left when the last tab leaves it', async () => {
  const left: string[] = [];
  const batch = { conversationId: 'x', after: 0, events: [], head: 0, logEpoch: 0 };
  const a = tab('a', { open: () => Promise.resolve(batch), leave: (id) => left.push(id) });
  const b = tab('b');
  a.tabs.contend();
  b.tabs.contend();
  await settled();
  await a.exchange.line()?.open('x', 0);
  await b.exchange.line()?.open('x', 0);
  a.exchange.line()?.leave('x');
  expect(left).toEqual([]);
  b.exchange.line()?.leave('x');
  await settled();
  expect(left).toEqual(['x']);
});

test('Without locks every tab leads itself', () => {
  const alone = new Tabs<TabTalk>('a', 'name', clock, undefined, undefined);
  alone.contend();
  expect(alone.leading.get()).toBe(true);
});
