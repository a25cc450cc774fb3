import { beforeEach, expect, test } from 'vitest';
import { Cell } from '../../src/connection/cell';
import type { FileLine } from '../../src/connection/file-line';
import { Outbox } from '../../src/connection/outbox';
import { laneOf } from '../../src/connection/outbox-entry';
import { OutboxStore } from '../../src/connection/outbox-store';
import { Sender } from '../../src/connection/sender';
import { sentFile } from '../../src/connection/sent-file';
import { type Held, type Holding, Uploads } from '../../src/connection/uploads';
import { Refused } from '../../src/wire/refused';
import type { Post } from '../../src/wire/shapes';
import { settled, TestClock, testWake } from '../clock';
import { TestKept } from '../kept';

let kept: TestKept;
let posts: Post[][];
/** Lets the file of that name arrive, or refuses it. */
let arrive: Map<string, (refusal?: Refused) => void>;
/** Names whose tab is there. */
let held: Map<string, (() => void)[]>;

const line: FileLine = {
  reserve: ({ name }) => Promise.resolve({ id: `id of ${name}`, offset: 0, chunk: 1_000_000 }),
  append: (id, _, piece) =>
    new Promise((resolve, reject) => {
      const name = id.slice('id of '.length);
      const attachment = { id, name, size: piece.size, type: 'text/plain', kind: 'file' } as const;
      arrive.set(name, (refusal) =>
        refusal ? reject(refusal) : resolve({ offset: piece.size, attachment }),
      );
    }),
  drop: () => Promise.resolve(),
  read: () => Promise.reject(new Error('nobody reads')),
};

const holding: Holding = {
  hold: (name) => void held.set(name, []),
  whenFree(name, free) {
    const waiting = held.get(name);
    if (waiting) waiting.push(free);
    else free();
  },
};

function begin() {
  const clock = new TestClock();
  const { wake } = testWake();
  const outbox = new Outbox(new OutboxStore(kept));
  const uploads = new Uploads(
    outbox,
    { line, clock, wake, random: () => 1 },
    () => Promise.resolve(undefined),
    holding,
  );
  const post = (_: string, messages: Post[]) => {
    posts.push(messages);
    return Promise.resolve({ accepted: messages.map((_, i) => ({ seq: i + 1, at: 1 })) });
  };
  new Sender(
    outbox,
    () => ({ post }),
    clock,
    wake,
    () => 1,
  );
  const shelf = new Cell<readonly Held[]>([]);
  const pick = async (name: string, text = 'text') => {
    uploads.pick(shelf, new File([text], name), 100);
    await settled();
  };
  const send = (clientId: string) => {
    outbox.add(laneOf('x'), clientId, clientId, clock.now(), shelf.get().map(sentFile));
    shelf.set([]);
  };
  return { outbox, uploads, shelf, pick, send, clock };
}

beforeEach(() => {
  kept = new TestKept();
  posts = [];
  arrive = new Map();
  held = new Map();
});

test('A message waits for its files and those behind it wait too; then all go in order (V16)', async () => {
  const { pick, send, outbox, clock } = begin();
  await pick('a.txt');
  await pick('b.txt');
  send('with files');
  outbox.add(laneOf('x'), 'later', 'later', clock.now());
  arrive.get('b.txt')?.();
  await settled();
  expect(posts).toEqual([]);
  arrive.get('a.txt')?.();
  await settled();
  expect(posts).toEqual([
    [
      { clientId: 'with files', text: 'with files', attachments: ['id of a.txt', 'id of b.txt'] },
      { clientId: 'later', text: 'later' },
    ],
  ]);
});

test('A file that is refused later refuses its message and lets the others pass; Retry sends it up again', async () => {
  const { pick, send, outbox, clock } = begin();
  await pick('a.txt');
  send('with a file');
  outbox.add(laneOf('x'), 'later', 'later', clock.now());
  arrive.get('a.txt')?.(new Refused({ status: 422, code: 'attachment_unfit', title: '' }));
  await settled();
  expect(outbox.find('with a file')?.problem?.code).toBe('attachment_unfit');
  expect(posts.flat().map(({ clientId }) => clientId)).toEqual(['later']);
  outbox.retry('with a file');
  await settled();
  arrive.get('a.txt')?.();
  await settled();
  expect(posts.flat().at(-1)).toMatchObject({ clientId: 'with a file', attachments: ['id of a.txt'] });
});

test('A reload loses the file, not the text: the message says so', async () => {
  const before = begin();
  await before.pick('a.txt');
  before.send('with a file');
  held.clear();
  const { outbox } = begin();
  expect(outbox.of('x')).toMatchObject([{ text: 'with a file', problem: { code: 'attachment_lost' } }]);
});

test('Another tab leaves the message to the one that holds the file, until that one is gone', async () => {
  const first = begin();
  await first.pick('a.txt');
  first.send('with a file');
  const { outbox } = begin();
  expect(outbox.of('x')[0]?.problem).toBeUndefined();
  held.get('with a file')?.forEach((free) => free());
  expect(outbox.of('x')[0]?.problem?.code).toBe('attachment_lost');
});

test('Too large and empty files fail before anything is sent', async () => {
  const { pick, shelf } = begin();
  await pick('large.txt', 'x'.repeat(101));
  await pick('empty.txt', '');
  expect(shelf.get().map(({ upload }) => upload.state.get())).toMatchObject([
    { phase: 'failed', problem: { code: 'attachment_too_large' } },
    { phase: 'failed', problem: { code: 'attachment_unfit' } },
  ]);
  expect(arrive.size).toBe(0);
});
