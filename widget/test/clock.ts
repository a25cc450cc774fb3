import type { Clock } from '../src/connection/clock';
import type { Wake } from '../src/connection/wake';

/** Time that stands still until it is told to go on. */
export class TestClock implements Clock {
  private time = 1_790_000_000_000;
  private timers: { at: number; run: () => void }[] = [];

  now(): number {
    return this.time;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.time + ms, run };
    this.timers.push(timer);
    return () => (this.timers = this.timers.filter((one) => one !== timer));
  }

  /** Lets time pass and everything that is due happen. */
  async pass(ms: number): Promise<void> {
    const until = this.time + ms;
    await settled();
    for (;;) {
      const next = this.timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.time = Math.max(this.time, next.at);
      this.timers = this.timers.filter((one) => one !== next);
      next.run();
      await settled();
    }
    this.time = until;
  }
}

/** Everything that needs no time has happened. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A page that wakes when the test says so. */
export function testWake(): { wake: Wake; fire: () => void } {
  const runs = new Set<() => void>();
  return {
    wake: (run) => {
      runs.add(run);
      return () => runs.delete(run);
    },
    fire: () => [...runs].forEach((run) => run()),
  };
}
