const first = 500;

/** Waiting times that double up to a cap, each drawn from the whole interval (full jitter), without end. */
export class Backoff {
  private failures = 0;

  constructor(
    private readonly random: () => number,
    private readonly cap = 30_000,
  ) {}

  /** @param retryAfter what the server asked for, in seconds @returns ms */
  next(retryAfter = 0): number {
    const ceiling = Math.min(this.cap, first * 2 ** this.failures++);
    return retryAfter * 1000 + this.random() * ceiling;
  }

  reset(): void {
    this.failures = 0;
  }
}
