import { Backoff } from '../connection/backoff';
import { Cell } from '../connection/cell';
import { browserClock as clock } from '../connection/clock';
import type { ConversationLine, Pushes } from '../connection/line';
import { Link } from '../connection/link';
import { Outbox } from '../connection/outbox';
import { isComplete, laneOf, type OutboxChange } from '../connection/outbox-entry';
import { OutboxStore } from '../connection/outbox-store';
import { Sender } from '../connection/sender';
import { sentFile } from '../connection/sent-file';
import { pageWake } from '../connection/wake';
import { operator, type Me } from '../conversation/me';
import { Soon } from '../frame/soon';
import type { FileRules } from '../wire/config';
import { mintId, randomBytes } from '../wire/public-id';
import { Refused } from '../wire/refused';
import { Closing } from './closing';
import { LocalKept } from './local-kept';
import { operatorCarrier } from './operator-carrier';
import { Talk } from './talk';

/** What becomes of a conversation when the message is sent. */
export type Then = 'stay' | 'close' | 'next';

const recent = 8;
const random = () => randomBytes(4).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32;

/** An operator's side of his conversations: the line, the outbox, and the conversation on screen. */
export class Desk {
  readonly me: Me;
  readonly open = new Cell<Talk | undefined>(undefined);
  readonly drafts: LocalKept;
  readonly outbox: Outbox;
  readonly link: Link<ConversationLine>;
  readonly files = new Soon(async () => {
    const { filesFor } = await import('./files');
    return filesFor(this.me.self.id ?? '', this.outbox, clock, random);
  });
  private readonly sender: Sender;
  private readonly closing: Closing;
  /** Those looked at last come up at once when they are opened again. */
  private readonly talks = new Map<string, Talk>();

  /** @param finished a conversation is dealt with; `closed` or not, the next is wanted */
  constructor(
    meId: string,
    meName: string,
    private readonly finished: (conversationId: string, closed: boolean) => void,
    /** What files replies may have; none where no files are taken. */
    readonly rules?: FileRules,
  ) {
    this.me = operator({ kind: 'operator', id: meId, name: meName });
    this.drafts = new LocalKept(`orleanschat.console.${meId}.draft.`);
    this.outbox = new Outbox(new OutboxStore(new LocalKept(`orleanschat.console.${meId}.outbox.`)));
    const ping = (line: ConversationLine) => this.ping(line);
    this.link = new Link(
      () => operatorCarrier('/hubs/operator', clock, this.hear, ping),
      new Backoff(random),
      clock,
      pageWake,
    );
    this.sender = new Sender(this.outbox, () => this.link.line, clock, pageWake, random);
    this.closing = new Closing(() => this.link.line, finished);
    this.outbox.listen((change) => this.onOutbox(change));
    this.link.state.subscribe((state) => state === 'live' && this.onLive());
    this.link.want(true);
    // Messages from before a reload may wait for files that are gone.
    if (rules || this.outbox.waiting().some(({ key }) => !this.outbox.of(key).every(isComplete)))
      this.files.want();
  }

  /** Shows a conversation, or none. */
  show(id: string | undefined): void {
    const before = this.open.get();
    if (before?.id === id) return;
    if (before) this.link.line?.leave(before.id);
    const talk = id ? this.talkOf(id) : undefined;
    talk?.thread.markFirstUnread();
    this.open.set(talk);
    if (talk) void this.pull(talk);
  }

  /** The message is on the screen and in the outbox before anything is asked of the server. */
  send(talk: Talk, text: string, then: Then): void {
    const clientId = mintId(randomBytes);
    this.drafts.set({ [talk.id]: undefined });
    if (then === 'close') this.closing.after(clientId, talk.id);
    const shelf = talk.shelf.get();
    // What was refused stays to be dealt with.
    const going = shelf.filter(({ upload }) => upload.state.get().phase !== 'failed');
    talk.shelf.set(shelf.filter((held) => !going.includes(held)));
    const files = going.length > 0 ? going.map(sentFile) : undefined;
    this.outbox.add(laneOf(talk.id), clientId, text, clock.now(), files);
    talk.leftOut.set(undefined);
    talk.teller.sent();
    if (then === 'next') this.finished(talk.id, false);
  }

  pull(talk: Talk): Promise<void> {
    return talk.thread.pull();
  }

  dispose(): void {
    this.link.want(false);
  }

  private readonly hear: Pushes = {
    events: (batch) => {
      const talk = this.talks.get(batch.conversationId);
      talk?.thread.onEvents(batch);
      this.sender.heard(batch.conversationId);
      for (const { kind, author } of batch.events) if (kind === 'message') talk?.typing.stopped(author);
    },
    head: (head) => this.talks.get(head.conversationId)?.thread.onHead(head),
    seen: ({ conversationId, seen }) => this.talks.get(conversationId)?.thread.onSeen(seen),
    typing: ({ conversationId, author }) => this.talks.get(conversationId)?.typing.heard(author),
    session: () => undefined,
  };

  private onLive(): void {
    this.sender.drain();
    this.closing.drain();
    const talk = this.open.get();
    if (talk) void this.pull(talk);
  }

  private onOutbox(change: OutboxChange): void {
    if (change.type === 'accepted') {
      this.talks.get(change.conversationId)?.thread.onAccepted(change.entry, change.receipt);
      this.closing.accepted(change.entry.clientId);
    }
    if (change.type === 'refused') this.closing.forget(change.clientId);
    for (const talk of this.talks.values()) talk.thread.setWaiting(this.outbox.of(talk.id));
  }

  private talkOf(id: string): Talk {
    const talk = this.talks.get(id) ?? new Talk(id, this.me, clock, random, () => this.link.line);
    this.talks.delete(id);
    this.talks.set(id, talk);
    talk.thread.setWaiting(this.outbox.of(id));
    const oldest = this.talks.size > recent && this.talks.keys().next().value;
    if (oldest) this.talks.delete(oldest);
    return talk;
  }

  private async ping(line: ConversationLine): Promise<void> {
    const talk = this.open.get();
    if (!talk) return;
    await line.open(talk.id, talk.thread.state.get().head).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
  }
}
