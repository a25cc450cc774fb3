/** Time, as the connection needs it; tests bring their own. */
export interface Clock {
  now(): number;
  /** @returns what cancels it */
  after(ms: number, run: () => void): () => void;
}

export const browserClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** The answer, or an error after `ms`. */
export function within<T>(clock: Clock, ms: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => reject(new Error('no answer in time')));
    answer.then(resolve, reject).finally(cancel);
  });
}
