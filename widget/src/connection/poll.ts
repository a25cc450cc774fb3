import { Refused } from '../wire/refused';
import type { Batch, Changed, Page, Posted, Receipt, Rows, Started } from '../wire/shapes';
import { Backoff } from './backoff';
import type { Clock } from './clock';
import type { Http } from './http';
import type { Pushes, VisitorLine } from './line';
import type { Session } from './session';
import { sleep, type Wake } from './wake';

const waitSeconds = 25;
const listEvery = 10_000;
const listEveryHidden = 30_000;
const widgetEvery = 4_000;

export interface PollLine extends VisitorLine {
  stop(): void;
}

/** The visitor's line by plain requests, for networks that let no WebSocket through. All but typing. */
export function pollLine(
  http: Http,
  session: Session,
  pushes: Pushes,
  clock: Clock,
  wake: Wake,
  random: () => number,
  hidden: () => boolean,
): PollLine {
  const stopped = new AbortController();
  const waits = new Map<string, AbortController>();

  const get = <T>(path: string, signal?: AbortSignal) =>
    session.authorised((bearer) => http.call<T>('GET', path, { bearer, signal }));
  const post = <T>(path: string, body: unknown) =>
    session.authorised((bearer) => http.call<T>('POST', path, { bearer, body }));
  const of = (id: string, rest: string) => `/conversations/${encodeURIComponent(id)}/${rest}`;

  async function follow(id: string, since: number, ended: AbortSignal) {
    const backoff = new Backoff(random);
    for (let position = since; !ended.aborted;) {
      try {
        const batch = await get<Batch>(of(id, `events?since=${position}&wait=${waitSeconds}`), ended);
        backoff.reset();
        if (ended.aborted) return;
        if (batch.seen) pushes.seen({ conversationId: id, seen: batch.seen });
        if (batch.events.length > 0 || batch.head !== position) pushes.events(batch);
        position = batch.head;
      } catch (error) {
        if (ended.aborted) return;
        await sleep(clock, wake, backoff.next(retryAfter(error)), ended);
      }
    }
  }

  async function watchList() {
    const backoff = new Backoff(random);
    while (!stopped.signal.aborted) {
      let pause = hidden() ? listEveryHidden : listEvery;
      try {
        pushes.session(await get<Rows>('/conversations?limit=20', stopped.signal));
        backoff.reset();
      } catch (error) {
        pause = Math.max(pause, backoff.next(retryAfter(error)));
      }
      await sleep(clock, wake, pause, stopped.signal);
    }
  }

  /** Nobody tells: whoever looks is to ask. */
  async function watchWidget() {
    while (!stopped.signal.aborted) {
      await sleep(clock, wake, widgetEvery, stopped.signal);
      if (!hidden()) pushes.widget?.();
    }
  }

  const leave = (id: string) => {
    waits.get(id)?.abort();
    waits.delete(id);
  };

  void watchList();
  void watchWidget();
  return {
    async open(id, since) {
      leave(id);
      const ended = new AbortController();
      waits.set(id, ended);
      const batch = await get<Batch>(of(id, `events?since=${since}`));
      if (!ended.signal.aborted) void follow(id, batch.head, ended.signal);
      return batch;
    },
    leave,
    before: (id, before, limit) => get<Page>(of(id, `events?before=${before}&limit=${limit}`)),
    async post(id, messages) {
      const posted: Posted = { accepted: [] };
      for (const message of messages) {
        try {
          posted.accepted.push(await post<Receipt>(of(id, 'messages'), message));
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          posted.problem = error.problem;
          break;
        }
      }
      return posted;
    },
    read: (id, seq) => void post(of(id, 'read'), { seq }).catch(() => undefined),
    typing: () => undefined,
    close: (id) => post<Changed>(of(id, 'close'), {}),
    reopen: (id) => post<Changed>(of(id, 'reopen'), {}),
    start: (start) => post<Started>('/conversations', start),
    list: (limit, before) => get<Rows>(`/conversations?limit=${limit}${before ? `&before=${before}` : ''}`),
    stop() {
      stopped.abort();
      for (const id of [...waits.keys()]) leave(id);
    },
  };
}

const retryAfter = (error: unknown) => (error instanceof Refused ? error.problem.retryAfter : undefined);
