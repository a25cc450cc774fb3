import type { Kept } from '../src/connection/outbox-store';

/** Storage as a browser has it: values go through JSON. */
export class TestKept implements Kept {
  readonly map = new Map<string, string>();

  get(key: string): unknown {
    const text = this.map.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  keys(): string[] {
    return [...this.map.keys()];
  }

  set(values: Record<string, unknown>): void {
    for (const [key, value] of Object.entries(values)) {
      if (value === undefined) this.map.delete(key);
      else this.map.set(key, JSON.stringify(value));
    }
  }
}
