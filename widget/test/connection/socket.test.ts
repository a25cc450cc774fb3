import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openHub } from '../../src/connection/socket';
import { Refused } from '../../src/wire/refused';
import { settled, TestClock } from '../clock';

const end = '\u001e';

/** The server's side of one WebSocket. */
class Wire {
  readyState = 0;
  onopen?: () => void;
  onclose?: () => void;
  onmessage?: (event: { data: string }) => void;
  readonly heard: Record<string, unknown>[] = [];

  send(text: string): void {
    for (const part of text.split(end).filter(Boolean)) {
      this.heard.push(JSON.parse(part) as Record<string, unknown>);
    }
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  close(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.onclose?.();
  }

  say(...messages: object[]): void {
    this.onmessage?.({ data: messages.map((message) => JSON.stringify(message) + end).join('') });
  }
}

let wire: Wire;
let clock: TestClock;
let address: string;
const told: unknown[] = [];

beforeEach(() => {
  vi.stubGlobal('location', { href: 'https://chat.example/chat/x' });
  wire = new Wire();
  clock = new TestClock();
  told.length = 0;
});
afterEach(() => vi.unstubAllGlobals());

const opening = () =>
  openHub('/hubs/visitor?ticket=1', { Head: (head: unknown) => told.push(head) }, 5_000, clock, (url) => {
    address = url;
    return wire as unknown as WebSocket;
  });

async function opened() {
  const hub = opening();
  wire.open();
  wire.say({});
  return hub;
}

test('Greets, and what follows the greeting in the same frame is heard', async () => {
  const hub = opening();
  wire.open();
  expect(wire.heard).toEqual([{ protocol: 'json', version: 1 }]);
  wire.say(
    {},
    { type: 1, target: 'Head', arguments: [{ head: 3 }] },
    { type: 1, target: 'Unknown', arguments: [] },
  );
  await hub;
  expect(address).toBe('wss://chat.example/hubs/visitor?ticket=1');
  expect(told).toEqual([{ head: 3 }]);
});

test('Answers find their calls in any order; a refused one rejects with its problem', async () => {
  const hub = await opened();
  const first = hub.invoke('Open', 'c', 0);
  const second = hub.invoke('Close', 'c');
  hub.send('Leave', 'c');
  expect(wire.heard.slice(1)).toEqual([
    { type: 1, invocationId: '1', target: 'Open', arguments: ['c', 0] },
    { type: 1, invocationId: '2', target: 'Close', arguments: ['c'] },
    { type: 1, target: 'Leave', arguments: ['c'] },
  ]);
  const problem = { status: 404, code: 'not_found', title: 'Not there' };
  wire.say({ type: 3, invocationId: '2', error: `HubException: ${JSON.stringify(problem)}` });
  wire.say({ type: 3, invocationId: '1', result: { head: 1 } });
  await expect(second).rejects.toBeInstanceOf(Refused);
  await expect(first).resolves.toEqual({ head: 1 });
});

test('A call whose connection ends fails at once, and says nothing of its outcome', async () => {
  const hub = await opened();
  const call = hub.invoke('Post', 'c', []);
  wire.close();
  await expect(call).rejects.not.toBeInstanceOf(Refused);
  await hub.ended;
  await expect(hub.invoke('Post', 'c', [])).rejects.toThrow('not open');
});

test('Keeps a quiet connection by a ping, and gives up one that is silent', async () => {
  const hub = await opened();
  let over = false;
  void hub.ended.then(() => (over = true));
  await clock.pass(15_000);
  expect(wire.heard.at(-1)).toEqual({ type: 6 });
  wire.say({ type: 6 });
  await clock.pass(29_000);
  expect(over).toBe(false);
  await clock.pass(1_001);
  expect([over, wire.readyState]).toEqual([true, 3]);
});

test.each([
  ['is refused', () => wire.close()],
  ['greets with an error', () => (wire.open(), wire.say({ error: 'no' }))],
  ['says what is no message', () => (wire.open(), wire.onmessage?.({ data: 'hello' }))],
])('A connection that %s is not opened', async (_, happens) => {
  const hub = opening();
  happens();
  await expect(hub).rejects.toThrow();
  expect(wire.readyState).toBe(3);
});

test('A connection that opens too late is not opened', async () => {
  const hub = opening();
  const failed = expect(hub).rejects.toThrow('in time');
  await clock.pass(5_001);
  await failed;
  expect(wire.readyState).toBe(3);
});

test('The server closes: it is over at once', async () => {
  const hub = await opened();
  wire.say({ type: 7 });
  await hub.ended;
  await settled();
  expect(wire.readyState).toBe(3);
});
