import type { ConversationLine, Pushes, VisitorLine } from './line';
import type { Hub, Listeners } from './socket';

/** The methods that both hubs have. */
export const conversationLine = (hub: Hub): ConversationLine => ({
  open: (id, since) => hub.invoke('Open', id, since),
  leave: (id) => hub.send('Leave', id),
  before: (id, before, limit) => hub.invoke('Before', id, before, limit),
  post: (id, messages) => hub.invoke('Post', id, messages),
  read: (id, seq) => hub.send('Read', id, seq),
  typing: (id) => hub.send('Typing', id),
  close: (id) => hub.invoke('Close', id),
  reopen: (id) => hub.invoke('Reopen', id),
});

export const visitorLine = (hub: Hub): VisitorLine => ({
  ...conversationLine(hub),
  start: (start) => hub.invoke('Start', start),
  list: (limit, before) => hub.invoke('List', before ?? null, limit),
});

/** The client's methods, as the server calls them. */
export const listeners = (pushes: Pushes): Listeners => ({
  Events: (batch: never) => pushes.events(batch),
  Head: (head: never) => pushes.head(head),
  Seen: (mark: never) => pushes.seen(mark),
  Typing: (mark: never) => pushes.typing(mark),
  Session: (rows: never) => pushes.session(rows),
  Widget: () => pushes.widget?.(),
});
