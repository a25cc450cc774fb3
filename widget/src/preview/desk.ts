import { mintId, randomBytes } from '../wire/public-id';
import type { Attachment, Batch, Post, Row, Rows, Start, WireEvent } from '../wire/shapes';

const visitor = { kind: 'visitor' } as const;

interface Kept {
  id: string;
  buttonId: string;
  status: 'open' | 'closed';
  events: WireEvent[];
}

/** Conversations that live as long as the preview, and that nobody answers. */
export class Desk {
  private readonly all = new Map<string, Kept>();
  private readonly files = new Map<string, { kept: Attachment; bytes: Blob }>();
  private readonly waiting = new Set<() => void>();

  start({ buttonId }: Start, openingMessage: string | undefined) {
    const kept: Kept = { id: mintId(randomBytes), buttonId, status: 'open', events: [] };
    this.all.set(kept.id, kept);
    const at = this.append(kept, { kind: 'started', author: { kind: 'system' }, text: openingMessage });
    return { id: kept.id, ...at, status: kept.status };
  }

  post(id: string, { clientId, text, attachments = [] }: Post) {
    const kept = this.of(id);
    if (kept.status === 'closed') this.change(id, 'open');
    const files = attachments.flatMap((file) => this.files.get(file)?.kept ?? []);
    return this.append(kept, { kind: 'message', author: visitor, clientId, text, attachments: files });
  }

  change(id: string, status: Kept['status']) {
    const kept = this.of(id);
    kept.status = status;
    const at = this.append(kept, { kind: status === 'open' ? 'reopened' : 'closed', author: visitor });
    return { ...at, status };
  }

  /** @param wait until there is something to tell, or `over` */
  async batch(id: string, after: number, wait: boolean, over?: AbortSignal | null): Promise<Batch> {
    const { events } = this.of(id);
    while (wait && events.length <= after && !over?.aborted) await this.news(over);
    const head = events.length;
    const seen = { visitor: head, team: 0 };
    return { conversationId: id, after, events: events.slice(after), head, logEpoch: 0, seen };
  }

  rows(): Rows {
    const rows = [...this.all.values()].map(({ id, buttonId, status, events }): Row => {
      const last = events.findLast(({ kind }) => kind === 'message') ?? events[0];
      const preview = last?.text || last?.attachments?.[0]?.name || '';
      const { author = visitor, at = 0 } = last ?? {};
      return {
        id,
        buttonId,
        preview,
        lastAuthor: author,
        unread: 0,
        status,
        lastAt: at,
        head: events.length,
      };
    });
    return { conversations: rows.reverse(), more: false, unread: 0 };
  }

  reserve({ name, size, type = '' }: { name: string; size: number; type?: string }) {
    const id = mintId(randomBytes);
    this.files.set(id, { kept: { id, name, size, type, kind: 'file' }, bytes: new Blob() });
    return { id, offset: 0, chunk: size };
  }

  /** @returns how much is there, and the file where it is whole */
  add(id: string, piece: Blob) {
    const file = this.files.get(id);
    if (!file) throw new Error(id);
    file.bytes = new Blob([file.bytes, piece]);
    const whole = file.bytes.size >= file.kept.size;
    return { offset: file.bytes.size, ...(whole && { attachment: file.kept }) };
  }

  bytesOf = (id: string): Blob | undefined => this.files.get(id)?.bytes;

  private of(id: string): Kept {
    const kept = this.all.get(id);
    if (!kept) throw new Error(id);
    return kept;
  }

  private append({ events }: Kept, event: Omit<WireEvent, 'seq' | 'at'>) {
    const at = { seq: events.length + 1, at: Date.now() };
    events.push({ ...event, ...at });
    for (const told of this.waiting) told();
    return at;
  }

  private news(over?: AbortSignal | null): Promise<void> {
    return new Promise((resolve) => {
      const told = () => {
        this.waiting.delete(told);
        resolve();
      };
      this.waiting.add(told);
      over?.addEventListener('abort', told, { once: true });
    });
  }
}
