import type {
  Batch,
  Changed,
  Head,
  Page,
  Post,
  Posted,
  Rows,
  SeenMark,
  Start,
  Started,
  TypingMark,
} from '../wire/shapes';

/** What can be said about a conversation, whoever speaks and whatever carries it. */
export interface ConversationLine {
  /** From now on the conversation's events are pushed. First load, resume and gap are this one call. */
  open(conversationId: string, since: number): Promise<Batch>;
  leave(conversationId: string): void;
  before(conversationId: string, before: number, limit: number): Promise<Page>;
  /** 1 to 20 messages; what is accepted is a prefix of the list. */
  post(conversationId: string, messages: Post[]): Promise<Posted>;
  read(conversationId: string, seq: number): void;
  typing(conversationId: string): void;
  close(conversationId: string): Promise<Changed>;
  reopen(conversationId: string): Promise<Changed>;
}

export interface VisitorLine extends ConversationLine {
  /** Idempotent by `clientId`. */
  start(start: Start): Promise<Started>;
  /** @param before a `lastAt` */
  list(limit: number, before?: number): Promise<Rows>;
}

/** What is heard on a line. */
export interface Pushes {
  events(batch: Batch): void;
  head(head: Head): void;
  seen(mark: SeenMark): void;
  typing(mark: TypingMark): void;
  session(rows: Rows): void;
  /** The widget changed, or was switched on or off; operators are not told. */
  widget?(): void;
}

/** A line that is up. */
export interface Carrier<L> {
  readonly line: L;
  /** When it is down again; with another carrier that is up already, where a better one was found meanwhile. */
  readonly ended: Promise<Carrier<L> | undefined>;
  /** Hangs up if nobody answers any more. */
  check(): void;
  stop(): void;
}
