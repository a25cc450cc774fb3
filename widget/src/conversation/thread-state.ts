import type { SentFile } from '../connection/outbox-entry';
import type { Problem, Seen, Status, WireEvent } from '../wire/shapes';

/** One's own message that is not among the events yet. */
export interface Sending {
  clientId: string;
  text: string;
  files?: readonly SentFile[];
  at: number;
  /** Set once the server has it. */
  seq?: number;
  /** Why the server refused it. */
  problem?: Problem;
}

/** One conversation as far as it is known: a stretch of events without gaps, and what is on its way. */
export interface ThreadState {
  events: readonly WireEvent[];
  sending: readonly Sending[];
  /** Older events exist above the first. */
  more: boolean;
  /** The lowest seq of the stretch. */
  floor: number;
  seen: Seen;
  /** The first batch is here. */
  loaded: boolean;
  /** The first event of others that was unread on opening. */
  firstUnread?: number;
  loadingOlder: boolean;
  /** Where the log ends, as far as it is known. */
  head: number;
}

export const unknownThread: ThreadState = {
  events: [],
  sending: [],
  more: false,
  floor: 1,
  seen: { visitor: 0, team: 0 },
  loaded: false,
  loadingOlder: false,
  head: 0,
};

/** Open or closed, by the last event that says so; undefined where none of them does. */
export function statusOf(events: readonly WireEvent[]): Status | undefined {
  for (let i = events.length - 1; i >= 0; i--) {
    const kind = events[i]?.kind;
    if (kind === 'closed') return 'closed';
    if (kind === 'reopened' || kind === 'started') return 'open';
  }
  return undefined;
}

/** Marks only grow. */
export const laterSeen = (a: Seen, b: Seen | undefined): Seen =>
  b && (b.visitor > a.visitor || b.team > a.team)
    ? { visitor: Math.max(a.visitor, b.visitor), team: Math.max(a.team, b.team) }
    : a;
