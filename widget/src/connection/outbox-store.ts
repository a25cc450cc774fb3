import type { Entry, Lane } from './outbox-entry';

/** A small map that survives reload; `undefined` removes. */
export interface Kept {
  get(key: string): unknown;
  keys(): string[];
  set(values: Record<string, unknown>): void;
}

const entryKey = (clientId: string) => `o.${clientId}`;
const laneKey = (key: string) => `s.${key}`;

/** How the outbox lies in the browser's storage: one key an entry, one a lane that has a Start. */
export class OutboxStore {
  constructor(private readonly kept: Kept) {}

  load(): { entries: Entry[]; lanes: Lane[] } {
    const entries: Entry[] = [];
    const lanes: Lane[] = [];
    for (const key of this.kept.keys()) {
      // What was found may have been sent before the page went away.
      if (key.startsWith('o.')) entries.push({ ...(this.kept.get(key) as Entry), tried: true });
      if (key.startsWith('s.')) lanes.push(this.kept.get(key) as Lane);
    }
    return { entries, lanes };
  }

  put(entry: Entry): void {
    this.kept.set({ [entryKey(entry.clientId)]: entry });
  }

  putWithLane(entry: Entry, lane: Lane): void {
    this.kept.set({ [entryKey(entry.clientId)]: entry, ...(lane.start && { [laneKey(lane.key)]: lane }) });
  }

  putLane(lane: Lane): void {
    this.kept.set({ [laneKey(lane.key)]: lane });
  }

  remove(clientId: string): void {
    this.kept.set({ [entryKey(clientId)]: undefined });
  }

  removeLane(key: string): void {
    this.kept.set({ [laneKey(key)]: undefined });
  }
}
