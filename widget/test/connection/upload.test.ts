import { beforeEach, expect, test } from 'vitest';
import type { Appended, FileLine, Reserved } from '../../src/connection/file-line';
import { Upload } from '../../src/connection/upload';
import { Refused } from '../../src/wire/refused';
import { settled, TestClock, testWake } from '../clock';

const chunk = 1024 * 1024;
const size = 700_000;
const blob = new Blob([new Uint8Array(size)]);
const attachment = { id: 'f', name: 'a.pdf', size, type: 'application/pdf', kind: 'file' } as const;

let clock: TestClock;
let kept: number;
let offsets: number[];
let dropped: string[];
/** What goes wrong at the next pieces. */
let faults: (Error | 'lost answer' | undefined)[];

const line: FileLine = {
  reserve: (): Promise<Reserved> => Promise.resolve({ id: 'f', offset: kept, chunk }),
  append(_, offset, piece): Promise<Appended> {
    offsets.push(offset);
    const fault = faults.shift();
    if (fault instanceof Error) return Promise.reject(fault);
    kept = offset + piece.size;
    if (fault) return Promise.reject(new Error('no answer'));
    return Promise.resolve({ offset: kept, ...(kept === size && { attachment }) });
  },
  drop: (id) => Promise.resolve(dropped.push(id)),
  read: () => Promise.reject(new Error('nobody reads')),
};
const refused = (status: number, code: string, more = {}) =>
  new Refused({ status, code, title: code, ...more });

function begin() {
  const { wake, fire } = testWake();
  const upload = new Upload('c', 'a.pdf', { line, clock, wake, random: () => 1 });
  void upload.send(blob);
  return { upload, fire };
}

beforeEach(() => {
  clock = new TestClock();
  kept = 0;
  offsets = [];
  dropped = [];
  faults = [];
});

test('Pieces grow while they are quick, and the last one brings the attachment', async () => {
  const { upload } = begin();
  await settled();
  expect(offsets).toEqual([0, 262_144]);
  expect(upload.state.get()).toEqual({ phase: 'ready', attachment });
});

test('After a lost line it goes on where the server is, at once when the page wakes (V16)', async () => {
  faults = [undefined, new Error('the line fell')];
  const { upload, fire } = begin();
  await settled();
  expect(upload.state.get()).toMatchObject({ phase: 'sending' });
  fire();
  await settled();
  expect(offsets).toEqual([0, 262_144, 262_144, 524_288]);
  expect(upload.state.get().phase).toBe('ready');
});

test('Where only the last answer was lost, an empty piece brings it', async () => {
  faults = [undefined, 'lost answer'];
  const { upload } = begin();
  await clock.pass(500);
  expect(offsets).toEqual([0, 262_144, size]);
  expect(upload.state.get().phase).toBe('ready');
});

test('A wrong offset is put right by asking', async () => {
  faults = [refused(409, 'offset_mismatch', { offset: 0 })];
  const { upload } = begin();
  await clock.pass(500);
  expect(upload.state.get().phase).toBe('ready');
});

test('Too many requests wait as long as the server asks; a quota of the day ends it with its reason', async () => {
  faults = [refused(429, 'too_many', { retryAfter: 3 }), refused(429, 'attachment_quota')];
  const { upload } = begin();
  await clock.pass(2_999);
  expect(offsets).toHaveLength(1);
  await clock.pass(600);
  expect(upload.state.get()).toMatchObject({ phase: 'failed', problem: { code: 'attachment_quota' } });
  void upload.send(blob);
  await settled();
  expect(upload.state.get().phase).toBe('ready');
});

test('A file that the server never finds is given up after a few tries', async () => {
  faults = Array.from({ length: 50 }, () => refused(404, 'not_found'));
  const { upload } = begin();
  await clock.pass(120_000);
  expect(upload.state.get()).toMatchObject({ phase: 'failed', problem: { code: 'not_found' } });
  expect(offsets).toHaveLength(6);
});

test('What is taken away stops, and the server need not keep it', async () => {
  faults = [new Error('the line fell')];
  const { upload } = begin();
  await settled();
  upload.cancel();
  await clock.pass(60_000);
  expect(offsets).toHaveLength(1);
  expect(dropped).toEqual(['f']);
});
