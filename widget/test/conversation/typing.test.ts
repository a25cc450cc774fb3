import { expect, test } from 'vitest';
import { TypingTeller, TypingTracker } from '../../src/conversation/typing';
import { TestClock } from '../clock';

const maya = { kind: 'operator', name: 'Maya' } as const;

test('Who types is shown for five seconds after the last sign', async () => {
  const clock = new TestClock();
  const tracker = new TypingTracker(clock);
  tracker.heard(maya);
  await clock.pass(4000);
  tracker.heard(maya);
  await clock.pass(4000);
  expect(tracker.who.get()).toEqual([maya]);
  await clock.pass(1000);
  expect(tracker.who.get()).toEqual([]);
});

test('A message ends it', () => {
  const tracker = new TypingTracker(new TestClock());
  tracker.heard(maya);
  tracker.stopped({ ...maya });
  expect(tracker.who.get()).toEqual([]);
});

test('It is told at most every two seconds', async () => {
  const clock = new TestClock();
  let told = 0;
  const teller = new TypingTeller(clock, () => told++);
  for (let i = 0; i < 50; i++) {
    teller.typed();
    await clock.pass(100);
  }
  expect(told).toBe(3);
});
