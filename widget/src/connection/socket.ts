import { readProblem, Refused } from '../wire/refused';
import { type Clock, within } from './clock';

const answerWithin = 15_000;

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
): Promise<Hub> {
  const { HttpTransportType, HubConnectionBuilder, LogLevel } = await import('./hub-connection');
  const connection = new HubConnectionBuilder()
    .withUrl(url, { transport: HttpTransportType.WebSockets, skipNegotiation: true, withCredentials: false })
    .configureLogging(LogLevel.None)
    .build();
  for (const [name, listener] of Object.entries(listeners)) {
    connection.on(name, listener as (...args: unknown[]) => void);
  }
  const ended = new Promise<void>((resolve) => connection.onclose(() => resolve()));
  try {
    await within(clock, openWithin, connection.start());
  } catch (error) {
    void connection.stop().catch(() => undefined);
    throw error;
  }
  return {
    ended,
    stop: () => void connection.stop().catch(() => undefined),
    send: (method, ...args) => void connection.send(method, ...args).catch(() => undefined),
    async invoke<T>(method: string, ...args: unknown[]): Promise<T> {
      try {
        return await within(clock, answerWithin, connection.invoke<T>(method, ...args));
      } catch (error) {
        const problem = readProblem(error instanceof Error ? error.message : '');
        throw problem ? new Refused(problem) : error;
      }
    },
  };
}
