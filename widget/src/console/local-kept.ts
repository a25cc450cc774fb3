import type { Kept } from '../connection/outbox-store';

/** A corner of the browser's storage; where storage is blocked or full it lasts as long as the page. */
export class LocalKept implements Kept {
  private readonly memory = new Map<string, unknown>();

  /** @param prefix whose corner it is: operators of one browser do not see each other's drafts */
  constructor(private readonly prefix: string) {
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith(prefix))
          this.memory.set(key.slice(prefix.length), JSON.parse(localStorage.getItem(key) ?? 'null'));
      }
    } catch {
      // Blocked: memory alone.
    }
  }

  get(key: string): unknown {
    return this.memory.get(key);
  }

  keys(): string[] {
    return [...this.memory.keys()];
  }

  set(values: Record<string, unknown>): void {
    for (const [key, value] of Object.entries(values)) {
      if (value === undefined) this.memory.delete(key);
      else this.memory.set(key, value);
      try {
        if (value === undefined) localStorage.removeItem(this.prefix + key);
        else localStorage.setItem(this.prefix + key, JSON.stringify(value));
      } catch {
        // Full or blocked: memory alone.
      }
    }
  }
}
