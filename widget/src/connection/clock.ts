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

const hour = 3_600_000;
let ahead = 0;

/** The time as the server has it, where the browser's clock is wrong by more than an hour: messages are dated by the server. */
export const today = () => Date.now() + ahead;

/** An answer's `Date` tells what the server's clock says. */
export function heardDate(date: string | null): void {
  const off = Date.parse(date ?? '') - Date.now();
  ahead = Math.abs(off) > hour ? off : 0;
}

/** The answer, or an error after `ms`. */
export function within<T>(clock: Clock, ms: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => reject(new Error('no answer in time')));
    answer.then(resolve, reject).finally(cancel);
  });
}
