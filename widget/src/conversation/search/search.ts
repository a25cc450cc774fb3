import { Cell } from '../../connection/cell';
import { isRetryable, Refused } from '../../wire/refused';
import { fold } from '../fold';
import type { Thread } from '../thread';
import { type Hit, hitsIn } from './hits';
import { Older } from './older';

const pageSize = 100;
/** A search leaves most of a connection's reads to its reader. */
const pause = 100;
const patience = 2_000;
const afterTyping = 300;
const drawnAtOnce = 300;

/** `on` older messages are being read, `stopped` there are some that were not, `full` more than a search holds, `all` there are no more. */
export type Reach = 'on' | 'stopped' | 'full' | 'all';

export interface Found {
  query: string;
  /** The newest first. */
  hits: readonly Hit[];
  /** Which of them is looked at; -1 where there is none. */
  at: number;
  /** Grows with every step, for one that leads to the same hit. */
  turn: number;
  reach: Reach;
  /** How much of the conversation was searched, 0 to 1. */
  share: number;
}

type Searched = Pick<Thread, 'state' | 'before' | 'prepend' | 'clock'>;

/** Finds text in a conversation, also in what is not loaded yet. */
export class Search {
  readonly state = new Cell<Found>({ query: '', hits: [], at: -1, turn: 0, reach: 'stopped', share: 0 });
  private readonly unsubscribe: () => void;
  private cancel?: () => void;
  private reading = false;
  /** Grows when reading is halted: what was asked for before is answered too late. */
  private turns = 0;
  private sought = '';

  /** @param plainText the text without its marks */
  constructor(
    private readonly thread: Searched,
    private readonly plainText: (text: string) => string,
    private readonly older = new Older(),
  ) {
    this.unsubscribe = thread.state.subscribe(() => this.look());
  }

  seek(query: string): void {
    this.sought = fold(query.trim());
    this.state.set({ ...this.state.get(), query, hits: [], at: -1 });
    this.halt();
    this.look();
    if (this.sought) this.cancel = this.thread.clock.after(afterTyping, () => this.readOn());
  }

  /** Steps to an older hit (1) or a newer one (-1), round the ends. */
  step(by: number): void {
    const { hits, at, turn } = this.state.get();
    if (hits.length > 0) this.patch({ at: (at + by + hits.length) % hits.length, turn: turn + 1 });
  }

  stop(): void {
    this.halt();
    this.look();
  }

  /** Reads what is older, page by page, until there is no more or enough. */
  readOn(): void {
    if (this.reading || this.reach() !== 'stopped') return;
    this.reading = true;
    this.look();
    void this.read();
  }

  /** Brings the hit's message into the thread, a piece at a time. @returns whether it is there */
  async bring({ seq }: Hit, frame: () => Promise<unknown>): Promise<boolean> {
    const { thread, older } = this;
    for (const page of older.pagesTo(seq, thread.state.get().floor, drawnAtOnce)) {
      const floor = page.events.at(-1)?.seq ?? 0;
      // Its reader scrolled up meanwhile.
      if (thread.state.get().floor !== floor + 1) return thread.state.get().floor <= seq;
      thread.prepend(page);
      await frame();
    }
    return thread.state.get().floor <= seq;
  }

  end(): void {
    this.halt();
    this.unsubscribe();
  }

  private halt(): void {
    this.cancel?.();
    this.reading = false;
    this.turns++;
  }

  private async read(): Promise<void> {
    const turn = this.turns;
    const { floor } = this.thread.state.get();
    const from = this.older.floor(floor);
    let wait = pause;
    try {
      const page = await this.thread.before(from, pageSize);
      if (turn !== this.turns) return;
      if (!page) wait = patience;
      else if (this.thread.state.get().floor === floor) this.older.add(page, from);
    } catch (error) {
      if (turn !== this.turns) return;
      if (error instanceof Refused && !isRetryable(error.problem)) return this.stop();
      wait =
        error instanceof Refused && error.problem.retryAfter ? error.problem.retryAfter * 1000 : patience;
    }
    this.look();
    if (this.reach() !== 'on') return this.stop();
    this.cancel = this.thread.clock.after(wait, () => void this.read());
  }

  private reach(): Reach {
    const { floor, more } = this.thread.state.get();
    if (!this.older.hasMore(floor, more)) return 'all';
    if (this.older.full) return 'full';
    return this.reading ? 'on' : 'stopped';
  }

  /** What is found in all that is known; the hit that is looked at stays the same one. */
  private look(): void {
    const { events, floor, head } = this.thread.state.get();
    const { hits: before, at } = this.state.get();
    const above = this.older.above(floor);
    const hits = this.sought
      ? [...events.toReversed(), ...above.toReversed()].flatMap((one) =>
          hitsIn(one, this.sought, this.plainText),
        )
      : [];
    const looked = before[at];
    const same = hits.findIndex(({ seq, start }) => looked?.seq === seq && looked.start === start);
    const share = head > 0 ? (head - this.older.floor(floor) + 1) / head : 1;
    this.patch({ hits, at: same >= 0 ? same : hits.length > 0 ? 0 : -1, reach: this.reach(), share });
  }

  private patch(values: Partial<Found>): void {
    this.state.set({ ...this.state.get(), ...values });
  }
}
