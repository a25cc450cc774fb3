import { expect, test } from 'vitest';
import { Cell } from '../../src/connection/cell';
import { type ThreadState, unknownThread } from '../../src/conversation/thread-state';
import type { App } from '../../src/frame/app';
import type { Chat } from '../../src/frame/chat';
import { Offer } from '../../src/frame/offer';
import type { Known, Who } from '../../src/frame/who';
import type { Author, WireEvent } from '../../src/wire/shapes';
import { TestClock } from '../clock';
import { TestKept } from '../kept';

const said = (seq: number, kind: Author['kind'], event = 'message'): WireEvent => ({
  seq,
  at: seq,
  kind: event,
  clientId: `m${seq}`,
  author: { kind },
});

/** A visitor in one conversation. @param known what the server says of him */
function rig(known: Partial<Known> = {}, kept = new TestKept()) {
  const clock = new TestClock();
  const state = new Cell<ThreadState>(unknownThread);
  const typing = new Cell<readonly Author[]>([]);
  const chat = { key: 'chat', thread: { id: 'c', state }, typing: { who: typing } } as unknown as Chat;
  const answer: Known = { identity: { grade: 'anonymous' }, asked: false, ...known };
  const asked: number[] = [];
  const who = {
    get answered() {
      return kept.get('who') !== undefined;
    },
    ask: () => (asked.push(clock.now()), Promise.resolve(answer)),
  } as unknown as Who;
  const host = Object.assign(kept, { keptVersion: new Cell(0) });
  const view = new Cell({ name: 'conversation', chat });
  const app = { host, view, closed: new Cell(false), who: new Cell(undefined) } as unknown as App;
  const offer = new Offer(app, who, clock);
  const say = (...events: WireEvent[]) => state.set({ ...unknownThread, loaded: true, events });
  return { clock, offer, say, typing, kept, host, asked, app };
}

test('A visitor whom nobody answers is asked who he is, under his message (S85, V8)', async () => {
  const { offer, say, clock, asked } = rig();
  await clock.pass(60_000);
  expect(asked).toHaveLength(0);
  say(said(1, 'system', 'started'), said(2, 'visitor'));
  await clock.pass(2_900);
  expect(offer.place.get()).toBeUndefined();
  await clock.pass(200);
  expect(offer.place.get()).toEqual({ chat: 'chat', after: 'm2' });
  say(said(2, 'visitor'), said(3, 'operator'), said(4, 'visitor'));
  await clock.pass(10_000);
  expect(offer.place.get()).toEqual({ chat: 'chat', after: 'm2' });
  expect(asked).toHaveLength(1);
});

test('Who is answered at once, or is about to be, is left in peace', async () => {
  const { offer, say, clock, typing } = rig();
  say(said(2, 'visitor'));
  await clock.pass(2_000);
  say(said(2, 'visitor'), said(3, 'operator'));
  await clock.pass(10_000);
  expect(offer.place.get()).toBeUndefined();
  say(said(2, 'visitor'), said(3, 'operator'), said(4, 'visitor'));
  typing.set([{ kind: 'operator', name: 'Maya' }]);
  await clock.pass(10_000);
  expect(offer.place.get()).toBeUndefined();
  typing.set([]);
  await clock.pass(3_100);
  expect(offer.place.get()).toEqual({ chat: 'chat', after: 'm4' });
});

test.each<[string, Partial<Known>]>([
  ['said so, here or elsewhere', { asked: true }],
  ['would rather not say', { asked: true, identity: { grade: 'anonymous' } }],
  ['was named by the page', { identity: { grade: 'claimed', email: 'ada@example.com' } }],
])('A visitor who %s is not asked', async (_, known) => {
  const { offer, say, clock } = rig(known);
  say(said(2, 'visitor'));
  await clock.pass(10_000);
  expect(offer.place.get()).toBeUndefined();
});

test('The card stands where it stood after a reload, and is over for good once it is answered', async () => {
  const first = rig();
  first.say(said(2, 'visitor'));
  await first.clock.pass(4_000);
  const again = rig({}, first.kept);
  expect(again.offer.place.get()).toEqual({ chat: 'chat', after: 'm2' });
  again.kept.set({ who: 1 });
  again.offer.end();
  again.say(said(2, 'visitor'), said(3, 'visitor'));
  await again.clock.pass(10_000);
  expect(again.offer.place.get()).toBeUndefined();
  expect(again.asked).toHaveLength(0);
});

test('Nobody is asked while chat is closed, or in a conversation that is over', async () => {
  const { offer, say, clock, app } = rig();
  say(said(2, 'visitor'), said(3, 'visitor', 'closed'));
  await clock.pass(10_000);
  app.closed.set(true);
  say(said(2, 'visitor'));
  await clock.pass(10_000);
  expect(offer.place.get()).toBeUndefined();
});
