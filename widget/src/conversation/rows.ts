import type { SentFile } from '../connection/outbox-entry';
import type { Author, Problem, WireEvent } from '../wire/shapes';
import type { Me } from './me';
import type { ThreadState } from './thread-state';

/** `pending` a clock, `sent` a check, `seen` a double check, `failed` why and what can be done. */
export type MessageState = 'pending' | 'sent' | 'seen' | 'failed';

export interface MessageRow {
  type: 'message';
  key: string;
  text: string;
  files?: readonly SentFile[];
  at: number;
  author: Author;
  own: boolean;
  state: MessageState;
  /** First and last of a group: one author, no pause of 5 minutes. */
  first: boolean;
  last: boolean;
  seq?: number;
  clientId?: string;
  problem?: Problem;
}

export type ThreadRow =
  | MessageRow
  | { type: 'day'; key: string; at: number }
  | { type: 'new'; key: string }
  | { type: 'note'; key: string; event: WireEvent };

const pause = 5 * 60_000;
const opener: Author = { kind: 'system' };

/** What a thread looks like, from top to bottom. @param dayOf a name for the day in the reader's time zone */
export function threadRows(state: ThreadState, me: Me, dayOf: (at: number) => string): ThreadRow[] {
  const rows: ThreadRow[] = [];
  let day = '';
  let group: MessageRow | undefined;

  const place = (at: number, row: ThreadRow) => {
    if (dayOf(at) !== day) {
      day = dayOf(at);
      rows.push({ type: 'day', key: `d${day}`, at });
      group = undefined;
    }
    rows.push(row);
  };

  for (const item of inOrder(state, me)) {
    if ('event' in item) {
      place(item.event.at, { type: 'note', key: `s${item.event.seq}`, event: item.event });
      group = undefined;
      continue;
    }
    if (state.firstUnread !== undefined && item.seq === state.firstUnread) {
      rows.push({ type: 'new', key: 'new' });
      group = undefined;
    }
    const row: MessageRow = { ...item, first: true, last: true };
    const before = group;
    place(item.at, row);
    if (before && before === group && continues(before, row)) {
      before.last = false;
      row.first = false;
    }
    group = row;
  }
  return rows;
}

const continues = (before: MessageRow, row: MessageRow) =>
  before.own === row.own && sameAuthor(before.author, row.author) && row.at - before.at < pause;

// A conversation has one visitor, whatever he is called meanwhile.
const sameAuthor = (a: Author, b: Author) =>
  a.kind === b.kind && (a.kind === 'visitor' || (a.name === b.name && a.id === b.id));

type Item = Omit<MessageRow, 'first' | 'last'> | { event: WireEvent; seq: number };

function inOrder(state: ThreadState, me: Me): Item[] {
  const seenTo = me.readByOther(state.seen);
  const items: Item[] = [];
  for (const event of state.events) {
    if (event.kind === 'message' || (event.kind === 'started' && event.text))
      items.push(message(event, me, seenTo));
    else if (event.kind === 'closed' || event.kind === 'reopened' || event.kind === 'assigned') {
      items.push({ event, seq: event.seq });
    }
  }
  const last = state.events.at(-1)?.seq ?? 0;
  const accepted = state.sending.filter(({ seq }) => seq !== undefined && seq > last);
  const waiting = state.sending.filter(({ seq }) => seq === undefined);
  accepted.sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
  for (const { clientId, text, files, at, seq, problem } of [...accepted, ...waiting]) {
    const state = problem ? 'failed' : seq === undefined ? 'pending' : 'sent';
    items.push({
      type: 'message',
      key: clientId,
      clientId,
      text,
      files,
      at,
      author: me.self,
      own: true,
      state,
      seq,
      problem,
    });
  }
  return items;
}

/** The key of the row that an event is shown in. */
export const keyOf = ({ kind, clientId, seq }: WireEvent): string =>
  kind === 'started' ? 'opening' : (clientId ?? `s${seq}`);

function message(event: WireEvent, me: Me, seenTo: number): Omit<MessageRow, 'first' | 'last'> {
  const opening = event.kind === 'started';
  const own = !opening && me.isOwn(event.author);
  return {
    type: 'message',
    key: keyOf(event),
    clientId: event.clientId,
    seq: event.seq,
    text: event.text ?? '',
    files: event.attachments,
    at: event.at,
    author: opening ? opener : event.author,
    own,
    state: event.seq <= seenTo ? 'seen' : 'sent',
  };
}
