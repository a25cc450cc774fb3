import { beforeEach, expect, test } from 'vitest';
import { Backoff } from '../../src/connection/backoff';
import type { Carrier } from '../../src/connection/line';
import { Link } from '../../src/connection/link';
import { settled, TestClock, testWake } from '../clock';

interface TestCarrier extends Carrier<string> {
  fall(next?: Carrier<string>): void;
  stopped: boolean;
  checked: number;
}

function carrier(line: string): TestCarrier {
  let fall: (next?: Carrier<string>) => void = () => undefined;
  const made: TestCarrier = {
    line,
    ended: new Promise((resolve) => (fall = resolve)),
    fall: (next) => fall(next),
    stopped: false,
    checked: 0,
    check: () => void made.checked++,
    stop() {
      made.stopped = true;
      fall();
    },
  };
  return made;
}

let clock: TestClock;
let tries: number;
let next: () => Promise<Carrier<string>>;

beforeEach(() => {
  clock = new TestClock();
  tries = 0;
});

function begin() {
  const { wake, fire } = testWake();
  const connect = () => {
    tries++;
    return next();
  };
  return { link: new Link(connect, new Backoff(() => 1), clock, wake), fire };
}

test('Nothing connects before a line is wanted (V1)', async () => {
  begin();
  await clock.pass(60_000);
  expect(tries).toBe(0);
});

test('It tries without end until it is up', async () => {
  next = () => Promise.reject(new Error('no network'));
  const { link } = begin();
  link.want(true);
  await clock.pass(10 * 60_000);
  expect(tries).toBeGreaterThan(20);
  expect(link.state.get()).toBe('lost');
  next = () => Promise.resolve(carrier('a'));
  await clock.pass(30_000);
  expect(link.state.get()).toBe('live');
});

test('A page that wakes tries at once (V15)', async () => {
  next = () => Promise.reject(new Error('no network'));
  const { link, fire } = begin();
  link.want(true);
  await clock.pass(60_000);
  const before = tries;
  next = () => Promise.resolve(carrier('a'));
  fire();
  await settled();
  expect(tries).toBe(before + 1);
  expect(link.line).toBe('a');
});

test('A line that falls is replaced, a better one is taken without a gap', async () => {
  const [first, second, third] = [carrier('a'), carrier('b'), carrier('c')];
  const carriers = [first, third];
  next = () => Promise.resolve(carriers.shift() ?? carrier('z'));
  const { link } = begin();
  link.want(true);
  await settled();
  first.fall(second);
  await settled();
  expect([link.line, link.state.get(), tries]).toEqual(['b', 'live', 1]);
  second.fall();
  await settled();
  expect(link.state.get()).toBe('lost');
  await clock.pass(1000);
  expect([link.line, link.state.get()]).toEqual(['c', 'live']);
});

test('A line no longer wanted is let go, also one that is just coming up', async () => {
  const late = carrier('late');
  let arrive: (value: Carrier<string>) => void = () => undefined;
  next = () => new Promise((resolve) => (arrive = resolve));
  const { link } = begin();
  link.want(true);
  await settled();
  link.want(false);
  arrive(late);
  await settled();
  expect(late.stopped).toBe(true);
  expect(link.state.get()).toBe('off');
});

test('A page that wakes checks whether its line still lives', async () => {
  const only = carrier('a');
  next = () => Promise.resolve(only);
  const { link, fire } = begin();
  link.want(true);
  await settled();
  fire();
  expect(only.checked).toBe(1);
});
