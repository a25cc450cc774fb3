import type { Clock } from './clock';

/** Calls back when there is reason to try at once: back online, visible again, restored from the page cache. */
export type Wake = (run: () => void) => () => void;

export const pageWake: Wake = (run) => {
  const visible = () => {
    if (document.visibilityState === 'visible') run();
  };
  window.addEventListener('online', run);
  window.addEventListener('pageshow', run);
  document.addEventListener('visibilitychange', visible);
  return () => {
    window.removeEventListener('online', run);
    window.removeEventListener('pageshow', run);
    document.removeEventListener('visibilitychange', visible);
  };
};

/** Waits, but not longer than until the page wakes or `cancelled` fires. */
export function sleep(clock: Clock, wake: Wake, ms: number, cancelled?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancelTimer();
      stopWake();
      cancelled?.removeEventListener('abort', done);
      resolve();
    };
    const cancelTimer = clock.after(ms, done);
    const stopWake = wake(done);
    cancelled?.addEventListener('abort', done);
    if (cancelled?.aborted) done();
  });
}
