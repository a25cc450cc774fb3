import type { Batch, Rows } from '../wire/shapes';

/** Decides when the bell rings: once for each new message of others, never for what was there before. */
export class Ringing {
  private readonly heads = new Map<string, number>();
  private unread?: Map<string, number>;

  constructor(private readonly ring: () => void) {}

  onEvents({ conversationId, events }: Batch): void {
    const heard = this.heads.get(conversationId) ?? 0;
    const fresh = events.filter(
      ({ seq, kind, author }) => seq > heard && kind === 'message' && author.kind !== 'visitor',
    );
    const last = fresh.at(-1);
    if (!last) return;
    this.heads.set(conversationId, last.seq);
    this.ring();
  }

  onRows({ conversations }: Rows): void {
    const before = this.unread;
    this.unread = new Map(conversations.map(({ id, unread }) => [id, unread]));
    let rings = false;
    for (const { id, unread, head } of conversations) {
      const heard = this.heads.get(id) ?? 0;
      if (before && unread > (before.get(id) ?? 0) && head > heard) rings = true;
      this.heads.set(id, Math.max(heard, head));
    }
    if (rings) this.ring();
  }
}
