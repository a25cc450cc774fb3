import { Backoff } from '../connection/backoff';
import { onTheLine } from '../connection/on-the-line';
import { Cell } from '../connection/cell';
import type { Clock } from '../connection/clock';
import { nowhere, onPull, onPush, type Position } from '../connection/catch-up';
import type { ConversationLine } from '../connection/line';
import { isRetryable, Refused } from '../wire/refused';
import type { Batch, Head, Page, Receipt, Seen, WireEvent } from '../wire/shapes';
import type { Me } from './me';
import { laterSeen, type Sending, type ThreadState, unknownThread } from './thread-state';

const pageSize = 50;

type ThreadLine = Pick<ConversationLine, 'open' | 'before'>;

/** The store of one conversation: events by the position rule of docs/wire.md, older pages upwards, and one's own messages on their way. */
export class Thread {
  readonly state = new Cell<ThreadState>(unknownThread);
  /** Why nothing can be shown: the code of a no for good, or of one that came before there was anything. */
  readonly problem = new Cell<string | undefined>(undefined);
  private readonly backoff: Backoff;
  private position: Position = nowhere;
  private pulling?: Promise<void>;
  private again = false;
  private accepted = new Map<string, Sending>();
  private waiting: readonly Sending[] = [];

  /** @param id undefined until the conversation is started @param line the line while it is up */
  constructor(
    public id: string | undefined,
    private readonly me: Me,
    private readonly line: () => ThreadLine | undefined,
    readonly clock: Clock,
    random: () => number,
  ) {
    this.backoff = new Backoff(random, onTheLine);
  }

  /** Asks for what is new, until nothing is; also subscribes to what comes. Without success it is tried again while the line is up. */
  pull(): Promise<void> {
    this.again = true;
    this.pulling ??= this.pullAll()
      .then(() => this.pulled())
      .catch((error: unknown) => this.pullLater(error))
      .finally(() => (this.pulling = undefined));
    return this.pulling;
  }

  onEvents(batch: Batch): void {
    const step = onPush(this.position, batch);
    if (step === 'append') this.append(batch);
    else if (step === 'reset') this.reset();
    else if (step === 'pull') void this.pull();
  }

  onHead(head: Head): void {
    this.onEvents({ ...head, after: this.position.seq - 1, events: [] });
  }

  onSeen(seen: Seen): void {
    this.patch({ seen: laterSeen(this.state.get().seen, seen) });
  }

  /** Loads the page above. */
  async older(): Promise<void> {
    const { more, floor, loadingOlder } = this.state.get();
    if (!more || loadingOlder) return;
    this.patch({ loadingOlder: true });
    try {
      const page = await this.before(floor, pageSize);
      if (page && this.state.get().floor === floor) this.prepend(page);
    } finally {
      this.patch({ loadingOlder: false });
    }
  }

  /** A page of what is above, without taking it in; nothing while there is no line. */
  async before(seq: number, size: number): Promise<Page | undefined> {
    return this.id ? this.line()?.before(this.id, seq, size) : undefined;
  }

  /** Takes in what stands right above. */
  prepend(page: Page): void {
    if (page.logEpoch !== this.position.logEpoch) return this.reset();
    const first = page.events[0];
    this.patch({
      events: [...page.events, ...this.state.get().events],
      floor: first?.seq ?? 1,
      more: page.more && first !== undefined,
    });
  }

  /** One's own messages that wait for the server. */
  setWaiting(waiting: readonly Sending[]): void {
    this.waiting = waiting;
    this.patch({});
  }

  /** The server has it; until the event itself comes it is shown as sent. */
  onAccepted(sending: Sending, receipt: Receipt): void {
    this.accepted.set(sending.clientId, { ...sending, ...receipt });
    this.patch({});
  }

  /** Forgets where unread began; the next opening draws it anew. */
  forgetFirstUnread(): void {
    this.patch({ firstUnread: undefined });
  }

  markFirstUnread(): void {
    const { events, seen } = this.state.get();
    const read = this.me.read(seen);
    const first = events.find(
      (event) => event.kind === 'message' && event.seq > read && !this.me.isOwn(event.author),
    );
    this.patch({ firstUnread: first?.seq });
  }

  private async pullAll(): Promise<void> {
    while (this.again) {
      this.again = false;
      const line = this.line();
      if (!this.id || !line) return;
      const asked = this.position.seq;
      const batch = await line.open(this.id, asked);
      const step = onPull(this.position, asked, batch);
      if (step === 'append') this.append(batch);
      else if (step === 'replace') this.replace(batch);
      else if (step === 'reset') this.reset();
      this.patch({ seen: laterSeen(this.state.get().seen, batch.seen) });
    }
  }

  private pulled(): void {
    this.backoff.reset();
    this.problem.set(undefined);
  }

  /** Where the line is lost the next one begins with a pull; where it stands nobody else would ask again. */
  private pullLater(error: unknown): void {
    const refused = error instanceof Refused ? error.problem : undefined;
    const final = refused && !isRetryable(refused);
    // What is shown stays while the server is asked again.
    if (refused && (final || !this.state.get().loaded)) this.problem.set(refused.code);
    if (final) return;
    this.clock.after(this.backoff.next(refused?.retryAfter), () => void this.pull());
  }

  private append(batch: Batch): void {
    const fresh = batch.events.filter((event) => event.seq > this.position.seq);
    this.position = { seq: batch.head, logEpoch: batch.logEpoch };
    this.settle(fresh);
    this.patch({ events: [...this.state.get().events, ...fresh], head: batch.head });
  }

  private replace(batch: Batch): void {
    const first = !this.state.get().loaded;
    this.position = { seq: batch.head, logEpoch: batch.logEpoch };
    this.settle(batch.events);
    this.patch({
      events: batch.events,
      floor: batch.after + 1,
      more: batch.after > 0,
      loaded: true,
      head: batch.head,
      seen: laterSeen(this.state.get().seen, batch.seen),
    });
    if (first) this.markFirstUnread();
  }

  /** History was changed: what is shown stays until the new batch replaces it. */
  private reset(): void {
    this.position = nowhere;
    void this.pull();
  }

  private settle(events: readonly WireEvent[]): void {
    for (const event of events) if (event.clientId) this.accepted.delete(event.clientId);
  }

  private patch(values: Partial<ThreadState>): void {
    const events = values.events ?? this.state.get().events;
    const sending = [...this.accepted.values(), ...this.waiting].filter(
      ({ clientId }) => !events.some((event) => event.clientId === clientId),
    );
    this.state.set({ ...this.state.get(), ...values, sending });
  }
}
