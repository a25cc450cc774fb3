import { Cell } from '../connection/cell';
import type { Clock } from '../connection/clock';
import type { Author } from '../wire/shapes';

const shownFor = 5_000;
const toldEvery = 2_000;

/** Who is typing in one conversation; everybody lapses after 5 s. */
export class TypingTracker {
  readonly who = new Cell<readonly Author[]>([]);
  private readonly lapses = new Map<string, () => void>();

  constructor(private readonly clock: Clock) {}

  heard(author: Author): void {
    const key = keyOf(author);
    this.lapses.get(key)?.();
    this.lapses.set(
      key,
      this.clock.after(shownFor, () => this.stopped(author)),
    );
    if (!this.who.get().some((other) => keyOf(other) === key)) this.who.set([...this.who.get(), author]);
  }

  /** He wrote, or fell silent. */
  stopped(author: Author): void {
    const key = keyOf(author);
    this.lapses.get(key)?.();
    this.lapses.delete(key);
    this.who.set(this.who.get().filter((other) => keyOf(other) !== key));
  }
}

/** Tells at most every 2 s that one is typing oneself. */
export class TypingTeller {
  private last = -Infinity;

  constructor(
    private readonly clock: Clock,
    private readonly tell: () => void,
  ) {}

  typed(): void {
    const now = this.clock.now();
    if (now - this.last < toldEvery) return;
    this.last = now;
    this.tell();
  }

  /** After a send the next letter counts as new. */
  sent(): void {
    this.last = -Infinity;
  }
}

const keyOf = (author: Author) => `${author.kind} ${author.id ?? ''} ${author.name ?? ''}`;
