import { Backoff } from './backoff';
import { type Clock, within } from './clock';
import type { Http } from './http';
import { listeners, visitorLine } from './hub-line';
import type { Carrier, Pushes, VisitorLine } from './line';
import type { Session } from './session';
import { openHub } from './socket';
import { sleep, type Wake } from './wake';

const openWithin = 5_000;
const answerWithin = 4_000;
const upgradeEvery = 60;

export interface VisitorRoute {
  http: Http;
  session: Session;
  /** The hub's address without the ticket. */
  hub: string;
  clock: Clock;
  wake: Wake;
  random: () => number;
  hidden: () => boolean;
}

/** The visitor's way to the server: the hub, or plain requests while HTTP works and WebSockets do not. */
export async function visitorCarrier(route: VisitorRoute, pushes: Pushes): Promise<Carrier<VisitorLine>> {
  const ticket = await route.session.ticket();
  try {
    return await bySocket(route, ticket, pushes);
  } catch {
    return byPoll(route, pushes);
  }
}

async function bySocket(route: VisitorRoute, ticket: string, pushes: Pushes): Promise<Carrier<VisitorLine>> {
  const url = `${route.hub}?ticket=${encodeURIComponent(ticket)}`;
  const hub = await openHub(url, listeners(pushes), openWithin, route.clock);
  const line = visitorLine(hub);
  return {
    line,
    ended: hub.ended.then(() => undefined),
    stop: () => hub.stop(),
    // A socket that slept with its page may be dead without knowing it.
    check: () => void within(route.clock, answerWithin, line.list(1)).catch(() => hub.stop()),
  };
}

/** Few networks need it. */
async function byPoll(route: VisitorRoute, pushes: Pushes): Promise<Carrier<VisitorLine>> {
  const { pollLine } = await import('./poll');
  const { clock, wake } = route;
  const line = pollLine(route.http, route.session, pushes, clock, wake, route.random, route.hidden);
  const stopped = new AbortController();

  async function upgrade(): Promise<Carrier<VisitorLine> | undefined> {
    const backoff = new Backoff(route.random);
    while (!stopped.signal.aborted) {
      await sleep(clock, () => () => undefined, backoff.next(upgradeEvery), stopped.signal);
      if (stopped.signal.aborted) break;
      try {
        const better = await bySocket(route, await route.session.ticket(), pushes);
        if (!stopped.signal.aborted) {
          line.stop();
          return better;
        }
        better.stop();
      } catch {
        // Still blocked; plain requests go on.
      }
    }
    return undefined;
  }

  return {
    line,
    ended: upgrade(),
    check: () => undefined,
    stop() {
      stopped.abort();
      line.stop();
    },
  };
}
