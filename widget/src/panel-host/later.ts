/** A part that comes with its first use; what is asked of it meanwhile is done then, in order. One that did not come is tried again. */
export function later<M, T>(
  signal: AbortSignal,
  load: () => Promise<M>,
  make: (module: M) => T,
): (use: (part: T) => void) => void {
  let coming: Promise<T> | undefined;
  return (use) => {
    coming ??= load().then((module) => {
      signal.throwIfAborted();
      return make(module);
    });
    coming.then((part) => signal.aborted || use(part)).catch(() => (coming = undefined));
  };
}
