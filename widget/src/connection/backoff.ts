const first = 500;
const cap = 30_000;

/** Waiting times that double up to 30 s, each drawn from the whole interval (full jitter), without end. */
export class Backoff {
  private failures = 0;

  constructor(private readonly random: () => number) {}

  /** @param retryAfter what the server asked for, in seconds @returns ms */
  next(retryAfter = 0): number {
    const ceiling = Math.min(cap, first * 2 ** Math.min(this.failures++, 10));
    const jitter = this.random() * ceiling;
    return retryAfter > 0 ? retryAfter * 1000 + jitter : jitter;
  }

  reset(): void {
    this.failures = 0;
  }
}
