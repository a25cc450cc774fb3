/** The shapes of docs/wire.md. Times are ms since 1970 (UTC), the server's; ids are 22 characters of base64url. */

export interface Author {
  kind: 'visitor' | 'operator' | 'ai' | 'system';
  name?: string;
  /** Told to operators only. */
  id?: string;
}

/** A file of a message; a picture that can be shown inline tells its size in pixels. */
export interface Attachment {
  id: string;
  name: string;
  size: number;
  type: string;
  kind: 'image' | 'file';
  width?: number;
  height?: number;
}

export interface WireEvent {
  seq: number;
  at: number;
  /** Unknown kinds are skipped. */
  kind: string;
  clientId?: string;
  author: Author;
  text?: string;
  attachments?: Attachment[];
  assignee?: Author;
}

/** How far each side has read; 0 = nothing. */
export interface Seen {
  visitor: number;
  team: number;
}

/** All that this reader may see in (after, head]. */
export interface Batch {
  conversationId: string;
  after: number;
  events: WireEvent[];
  head: number;
  logEpoch: number;
  seen?: Seen;
}

/** Older events, ascending. */
export interface Page {
  events: WireEvent[];
  more: boolean;
  logEpoch: number;
}

export interface Head {
  conversationId: string;
  head: number;
  logEpoch: number;
}

export interface SeenMark {
  conversationId: string;
  seen: Seen;
}

export interface TypingMark {
  conversationId: string;
  author: Author;
}

export type Status = 'open' | 'closed';

export interface Row {
  id: string;
  buttonId: string;
  preview: string;
  lastAuthor: Author;
  unread: number;
  status: Status;
  lastAt: number;
  head: number;
}

/** Newest first; `unread` is the sum over all conversations, not only of this page. */
export interface Rows {
  conversations: Row[];
  more: boolean;
  unread: number;
}

export interface Start {
  clientId: string;
  buttonId: string;
  locale?: string;
  pageUrl?: string;
  follows?: string;
}

export interface Started {
  id: string;
  seq: number;
  at: number;
  status: Status;
}

export interface Post {
  clientId: string;
  text: string;
  /** Ids of files that are all there. */
  attachments?: string[];
  retry?: boolean;
}

export interface Receipt {
  seq: number;
  at: number;
}

/** Receipts for a prefix of the list; the problem belongs to the first message behind it. */
export interface Posted {
  accepted: Receipt[];
  problem?: Problem;
}

export interface Changed {
  seq: number;
  at: number;
  status: Status;
}

/** Who a visitor is, and how well that is known. */
export interface Identity {
  grade: 'anonymous' | 'claimed' | 'code' | 'host';
  name?: string;
  email?: string;
}

/** What is absent is taken back. */
export interface Contact {
  name?: string;
  email?: string;
  /** Asked, and would rather not say. */
  declined?: boolean;
}

export interface SessionAnswer {
  session: string;
  visitorId: string;
  identity: Identity;
  /** The visitor has said who he is, or that he would rather not. */
  asked: boolean;
  /** Why what the host page says of him was not taken. */
  problem?: Problem;
}

/** RFC 9457 with a stable `code`; `retryAfter` in seconds. */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail?: string;
  retryAfter?: number;
  /** With `offset_mismatch`: where the file goes on. */
  offset?: number;
}
