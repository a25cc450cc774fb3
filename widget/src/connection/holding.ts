import type { Holding } from './uploads';

/** By Web Locks: they end with their tab. Without them every tab stands for itself. */
export function tabHolding(prefix: string, locks: Pick<LockManager, 'request'> | undefined): Holding {
  const name = (id: string) => `${prefix}:file:${id}`;
  return {
    hold: (id) => void locks?.request(name(id), () => new Promise(() => undefined)).catch(() => undefined),
    whenFree(id, free) {
      if (locks) locks.request(name(id), free).catch(free);
      else free();
    },
  };
}
