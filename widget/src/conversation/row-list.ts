import { Cell } from '../connection/cell';
import type { Row, Rows } from '../wire/shapes';

export interface RowListState {
  rows: readonly Row[];
  /** Still older ones exist. */
  more: boolean;
  /** Unread messages of all conversations, not only of these. */
  unread: number;
  loaded: boolean;
  failed: boolean;
}

const empty: RowListState = { rows: [], more: false, unread: 0, loaded: false, failed: false };

/** Your Conversations, newest activity first; the first page is pushed, older ones are asked for. */
export class RowList {
  readonly state = new Cell<RowListState>(empty);

  /** The first page as the server has it now. */
  setFirstPage({ conversations, more, unread }: Rows): void {
    const before = this.state.get();
    const oldest = conversations.at(-1)?.lastAt ?? -Infinity;
    const fresh = new Set(conversations.map(({ id }) => id));
    const older = more ? before.rows.filter((row) => !fresh.has(row.id) && row.lastAt <= oldest) : [];
    const moreBelow = older.length > 0 ? before.more : more;
    this.state.set({
      rows: [...conversations, ...older],
      more: moreBelow,
      unread,
      loaded: true,
      failed: false,
    });
  }

  addOlder({ conversations, more, unread }: Rows): void {
    const { rows, ...rest } = this.state.get();
    const known = new Set(rows.map(({ id }) => id));
    const fresh = conversations.filter(({ id }) => !known.has(id));
    this.state.set({ ...rest, rows: [...rows, ...fresh], more, unread });
  }

  setFailed(): void {
    this.state.set({ ...this.state.get(), failed: true });
  }

  /** What is being read here and now is not unread, before the server says so. */
  markRead(id: string): void {
    const state = this.state.get();
    const row = state.rows.find((one) => one.id === id);
    if (!row?.unread) return;
    this.state.set({
      ...state,
      rows: state.rows.map((one) => (one === row ? { ...one, unread: 0 } : one)),
      unread: Math.max(0, state.unread - row.unread),
    });
  }

  find(id: string | undefined): Row | undefined {
    return this.state.get().rows.find((row) => row.id === id);
  }

  get hasOpen(): boolean {
    return this.state.get().rows.some((row) => row.status === 'open');
  }
}
