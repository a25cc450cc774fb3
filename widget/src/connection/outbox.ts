import { Cell } from './cell';
import type { Entry, Lane, OutboxChange, SentFile } from './outbox-entry';
import type { OutboxStore } from './outbox-store';

/** Every message that is not acknowledged yet, per conversation in order. It survives reload and is one for all tabs. */
export class Outbox {
  /** Grows with every change. */
  readonly version = new Cell(0);
  private readonly entries = new Map<string, Entry>();
  private readonly lanes = new Map<string, Lane>();
  private readonly listeners = new Set<(change: OutboxChange) => void>();
  private order = 0;

  /** @param tell makes a change known to the other tabs */
  constructor(
    private readonly store: OutboxStore,
    private readonly tell: (change: OutboxChange) => void = () => undefined,
  ) {
    const { entries, lanes } = store.load();
    for (const lane of lanes) this.lanes.set(lane.key, lane);
    for (const entry of entries.sort((a, b) => a.order - b.order)) {
      this.entries.set(entry.clientId, entry);
      this.order = Math.max(this.order, entry.order);
      this.laneFor(entry.lane);
    }
    for (const lane of lanes) if (this.of(lane.key).length === 0) this.store.removeLane(lane.key);
  }

  /** Takes a message; it is sent when its turn comes, whatever happens to page and line. */
  add(lane: Lane, clientId: string, text: string, at: number, files?: readonly SentFile[]): Entry {
    const order = (this.order = Math.max(this.order + 1, at));
    const entry: Entry = { clientId, lane: lane.key, text, at, order, tried: false, ...(files && { files }) };
    this.commit({ type: 'added', entry, lane: this.lanes.get(lane.key) ?? lane });
    return entry;
  }

  /** A lane's entries in order. */
  of(laneKey: string): Entry[] {
    return [...this.entries.values()]
      .filter((entry) => entry.lane === laneKey)
      .sort((a, b) => a.order - b.order);
  }

  find(clientId: string): Entry | undefined {
    return this.entries.get(clientId);
  }

  lane(key: string): Lane | undefined {
    return this.lanes.get(key);
  }

  /** Lanes with something to send. */
  waiting(): Lane[] {
    const keys = new Set(
      [...this.entries.values()].filter((entry) => !entry.problem).map((entry) => entry.lane),
    );
    return [...keys].map((key) => this.laneFor(key));
  }

  get isEmpty(): boolean {
    return this.entries.size === 0;
  }

  retry(clientId: string): void {
    if (this.entries.has(clientId)) this.commit({ type: 'retried', clientId });
  }

  /** Sends again what was refused for that reason. */
  retryAll(code: string): void {
    for (const { clientId, problem } of [...this.entries.values()]) {
      if (problem?.code === code) this.retry(clientId);
    }
  }

  drop(clientId: string): void {
    if (this.entries.has(clientId)) this.commit({ type: 'dropped', clientId });
  }

  listen(listener: (change: OutboxChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** A change made in this tab: kept, told to the others, applied. */
  commit(change: OutboxChange): void {
    this.keep(change);
    this.tell(change);
    this.apply(change);
  }

  /** A change made in any tab. */
  apply(change: OutboxChange): void {
    switch (change.type) {
      case 'added':
        if (!this.lanes.has(change.lane.key)) this.lanes.set(change.lane.key, change.lane);
        this.entries.set(change.entry.clientId, change.entry);
        this.order = Math.max(this.order, change.entry.order);
        break;
      case 'started':
        this.lanes.set(change.lane.key, { ...change.lane, id: change.started.id });
        break;
      case 'accepted':
        this.entries.delete(change.entry.clientId);
        break;
      case 'dropped':
        this.entries.delete(change.clientId);
        break;
      case 'refused':
        this.alter(change.clientId, { problem: change.problem, tried: true });
        break;
      case 'retried':
        this.alter(change.clientId, { problem: undefined, tried: true });
        break;
      case 'uploaded':
        this.alter(change.clientId, { files: change.files });
        break;
    }
    for (const listener of [...this.listeners]) listener(change);
    this.version.set(this.version.get() + 1);
  }

  /** From now on a send of these may have reached the server. Storage says so of every entry anyway. */
  markTried(entries: Entry[]): void {
    for (const entry of entries) entry.tried = true;
  }

  private keep(change: OutboxChange): void {
    if (change.type === 'added') this.store.putWithLane(change.entry, change.lane);
    if (change.type === 'started') this.store.putLane({ ...change.lane, id: change.started.id });
    if (change.type === 'accepted') this.remove(change.entry.clientId, change.entry.lane);
    if (change.type === 'dropped') this.remove(change.clientId, this.entries.get(change.clientId)?.lane);
    if (change.type === 'uploaded') {
      const entry = this.entries.get(change.clientId);
      if (entry) this.store.put({ ...entry, files: change.files });
    }
    if (change.type === 'refused' || change.type === 'retried') {
      const entry = this.entries.get(change.clientId);
      const problem = change.type === 'refused' ? change.problem : undefined;
      if (entry) this.store.put({ ...entry, problem });
    }
  }

  private remove(clientId: string, lane: string | undefined): void {
    this.store.remove(clientId);
    if (lane && this.lanes.get(lane)?.start && this.of(lane).every((entry) => entry.clientId === clientId)) {
      this.store.removeLane(lane);
    }
  }

  private alter(clientId: string, values: Partial<Entry>): void {
    const entry = this.entries.get(clientId);
    if (entry) this.entries.set(clientId, { ...entry, ...values });
  }

  private laneFor(key: string): Lane {
    let lane = this.lanes.get(key);
    if (!lane) this.lanes.set(key, (lane = { key, id: key }));
    return lane;
  }
}
