import { readProblem, Refused } from '../wire/refused';
import { type Clock, within } from './clock';
import { type HubMessage, messagesIn, textOf } from './hub-protocol';

const answerWithin = 15_000;
/** A connection on which nothing is sent for this long is kept by a ping. */
const pingEvery = 15_000;
/** The server pings every 15 s: one that is silent for longer is gone. */
const silentFor = 30_000;

/** A SignalR connection that is up. */
export interface Hub {
  invoke<T>(method: string, ...args: unknown[]): Promise<T>;
  /** No answer is waited for, and none that fails is told. */
  send(method: string, ...args: unknown[]): void;
  stop(): void;
  readonly ended: Promise<void>;
}

export type Listeners = Record<string, (argument: never) => void>;

/** Connects over WebSockets alone, within `openWithin` ms. A refused call rejects with Refused. */
export async function openHub(
  url: string,
  listeners: Listeners,
  openWithin: number,
  clock: Clock,
  connect = (address: string) => new WebSocket(address),
): Promise<Hub> {
  const address = new URL(url, location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  const socket = connect(address.href);
  const calls = new Map<string, (answer: HubMessage) => void>();
  let asked = 0;
  let quiet = () => {};
  let silent = () => {};

  const say = (message: HubMessage) => {
    if (socket.readyState !== 1) throw new Error('the connection is not open');
    socket.send(textOf(message));
    quiet();
    quiet = clock.after(pingEvery, () => socket.readyState === 1 && say({ type: 6 }));
  };
  const heard = () => {
    silent();
    silent = clock.after(silentFor, end);
  };
  let tellEnd: () => void;
  const ended = new Promise<void>((resolve) => (tellEnd = resolve));
  // A socket whose network is gone closes late or never: what it was here for is over at once.
  const end = () => {
    quiet();
    silent();
    socket.close();
    for (const answer of calls.values()) answer({ error: 'the connection ended' });
    calls.clear();
    tellEnd();
  };
  socket.onclose = end;

  const hear = (message: HubMessage) => {
    if (message.type === 1) listeners[message.target ?? '']?.(message.arguments?.[0] as never);
    if (message.type === 3) calls.get(message.invocationId ?? '')?.(message);
    if (message.type === 7) end();
  };

  const up = new Promise<void>((resolve, reject) => {
    let greeted = false;
    socket.onopen = () => say({ protocol: 'json', version: 1 });
    socket.onmessage = ({ data }) => {
      heard();
      try {
        for (const message of messagesIn(String(data))) {
          if (greeted) hear(message);
          else if (message.error) reject(new Error(message.error));
          else {
            greeted = true;
            resolve();
          }
        }
      } catch {
        // Whatever speaks there does not speak this protocol.
        end();
      }
    };
    void ended.then(() => reject(new Error('the connection was not opened')));
  });
  try {
    await within(clock, openWithin, up);
  } catch (error) {
    end();
    throw error;
  }

  const invoke = <T>(target: string, args: unknown[]) =>
    new Promise<T>((resolve, reject) => {
      const invocationId = String(++asked);
      calls.set(invocationId, ({ error, result }) => {
        calls.delete(invocationId);
        if (error === undefined) return resolve(result as T);
        const problem = readProblem(error);
        reject(problem ? new Refused(problem) : new Error(error));
      });
      say({ type: 1, invocationId, target, arguments: args });
    });
  return {
    ended,
    stop: end,
    send(target, ...args) {
      if (socket.readyState === 1) say({ type: 1, target, arguments: args });
    },
    invoke: (method, ...args) => within(clock, answerWithin, invoke(method, args)),
  };
}
