import { Refused } from '../wire/refused';
import type { Backoff } from './backoff';
import { Cell } from './cell';
import type { Clock } from './clock';
import type { Carrier } from './line';
import { sleep, type Wake } from './wake';

/** `refused`: the server said no for good; it is asked again when the page wakes. */
export type LinkState = 'off' | 'connecting' | 'live' | 'lost';

/** Keeps a carrier up for as long as one is wanted: retries without end, at once when the page wakes. */
export class Link<L> {
  readonly state = new Cell<LinkState>('off');
  private wanted = false;
  private running = false;
  private carrier?: Carrier<L>;
  private cancel = new AbortController();

  constructor(
    private readonly connect: () => Promise<Carrier<L>>,
    private readonly backoff: Backoff,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {
    wake(() => this.carrier?.check());
  }

  /** The line, while it is up. */
  get line(): L | undefined {
    return this.carrier?.line;
  }

  want(wanted: boolean): void {
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    if (wanted) {
      this.cancel = new AbortController();
      if (!this.running) void this.run();
    } else {
      this.cancel.abort();
      this.carrier?.stop();
    }
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.wanted) {
      if (this.state.get() !== 'lost') this.state.set('connecting');
      try {
        await this.carry(await this.connect());
        if (this.wanted) this.state.set('lost');
      } catch (error) {
        if (!this.wanted) break;
        this.state.set('lost');
        const retryAfter = error instanceof Refused ? error.problem.retryAfter : undefined;
        await sleep(this.clock, this.wake, this.backoff.next(retryAfter), this.cancel.signal);
      }
    }
    this.running = false;
    this.state.set('off');
    // Wanted again while the last carrier was being let go.
    if (this.wanted) void this.run();
  }

  private async carry(first: Carrier<L>): Promise<void> {
    for (let next: Carrier<L> | undefined = first; next;) {
      if (!this.wanted) return next.stop();
      this.carrier = next;
      const since = this.clock.now();
      this.state.set('connecting');
      this.state.set('live');
      next = await this.carrier.ended;
      this.carrier = undefined;
      // A line that held for a while starts the waiting times anew; one that falls at once does not.
      if (this.clock.now() - since > 5_000) this.backoff.reset();
      if (!next && this.wanted) {
        this.state.set('lost');
        await sleep(this.clock, this.wake, this.backoff.next(), this.cancel.signal);
      }
    }
  }
}
