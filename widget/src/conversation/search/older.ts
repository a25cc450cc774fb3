import type { Page, WireEvent } from '../../wire/shapes';

/** What stands above a thread, as far as it was read for a search. It is held apart, so that nothing of it is drawn before it is wanted. */
export class Older {
  /** Ascending, without gaps, up to before `top`. */
  events: readonly WireEvent[] = [];
  private top = 0;
  private logEpoch?: number;
  private more = true;
  private characters = 0;

  /** @param mostEvents @param mostCharacters what is held at most */
  constructor(
    private readonly mostEvents = 20_000,
    private readonly mostCharacters = 8_000_000,
  ) {}

  /** The lowest seq that is known, here or in the thread. */
  floor(threadFloor: number): number {
    return this.above(threadFloor)[0]?.seq ?? threadFloor;
  }

  get full(): boolean {
    return this.events.length >= this.mostEvents || this.characters >= this.mostCharacters;
  }

  /** What is held of what stands above the thread, which may have taken some of it in. */
  above(threadFloor: number): readonly WireEvent[] {
    // The thread was drawn anew further down: between the two something is missing.
    if (threadFloor > this.top) this.forget();
    return this.events.filter(({ seq }) => seq < threadFloor);
  }

  hasMore(threadFloor: number, threadMore: boolean): boolean {
    return this.above(threadFloor).length > 0 ? this.more : threadMore;
  }

  /** Takes the page right above the lowest seq that is known. Where history is another one all is forgotten. */
  add(page: Page, floor: number): void {
    if (this.logEpoch !== undefined && page.logEpoch !== this.logEpoch) return this.forget();
    // The thread has taken in all that was held, or nothing was.
    if (floor !== this.events[0]?.seq) this.forget();
    this.logEpoch = page.logEpoch;
    if (this.events.length === 0) this.top = floor;
    this.events = [...page.events, ...this.events];
    this.more = page.more && page.events.length > 0;
    this.characters += page.events.reduce((sum, { text }) => sum + (text?.length ?? 0), 0);
  }

  /** Pages that bring a thread down to a message, the newest first. @param size events each */
  *pagesTo(seq: number, threadFloor: number, size: number): Generator<Page> {
    const above = this.above(threadFloor);
    const last = Math.max(0, above.findIndex((event) => event.seq >= seq) - 20);
    for (let end = above.length; end > last; end -= size) {
      const from = Math.max(last, end - size);
      yield { events: above.slice(from, end), more: from > 0 || this.more, logEpoch: this.logEpoch ?? 0 };
    }
  }

  private forget(): void {
    this.events = [];
    this.logEpoch = undefined;
    this.more = true;
    this.characters = 0;
  }
}
