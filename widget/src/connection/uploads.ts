import { mintId, randomBytes } from '../wire/public-id';
import type { Problem } from '../wire/shapes';
import type { Cell } from './cell';
import type { Outbox } from './outbox';
import { isComplete, type Entry, type SentFile } from './outbox-entry';
import { Upload, type Path } from './upload';

/** A file that this tab holds. */
export interface Held {
  upload: Upload;
  /** What is sent; another than `original` where a photo was made smaller. */
  blob: Blob;
  original: File;
  width?: number;
  height?: number;
}

/** Makes a photo smaller; undefined for what is sent as it is and is no picture. */
export type Prepare = (file: File) => Promise<(Pick<Held, 'width' | 'height'> & { blob: Blob }) | undefined>;

/** Runs `free` once no tab that called `hold` with the name is there any more. */
export interface Holding {
  hold(name: string): void;
  whenFree(name: string, free: () => void): void;
}

const lost: Problem = { status: 410, code: 'attachment_lost', title: 'The file is no longer here.' };

/** The files that this tab sends: picked in a composer first, then part of a message that waits for them (S76, V16). */
export class Uploads {
  private readonly held = new Map<string, Held>();
  /** What each message carries. */
  private readonly carried = new Map<string, Held[]>();

  constructor(
    private readonly outbox: Outbox,
    private readonly path: Path,
    private readonly prepare: Prepare,
    private readonly holding: Holding,
  ) {
    for (const lane of outbox.waiting()) for (const entry of outbox.of(lane.key)) this.watchOver(entry);
    outbox.listen((change) => {
      if (change.type === 'added') this.follow(change.entry);
      if (change.type === 'retried') this.again(outbox.find(change.clientId));
      if (change.type === 'dropped')
        this.carried.get(change.clientId)?.forEach(({ upload }) => upload.cancel());
    });
  }

  find(clientId: string | undefined): Held | undefined {
    return clientId ? this.held.get(clientId) : undefined;
  }

  /** The file behind an attachment that this tab sent. */
  localOf(id: string | undefined): Blob | undefined {
    for (const { upload, blob } of id ? this.held.values() : []) {
      const state = upload.state.get();
      if (state.phase === 'ready' && state.attachment.id === id) return blob;
    }
    return undefined;
  }

  /** Takes a file and sends it up at once. @param most bytes */
  pick(shelf: Cell<readonly Held[]>, file: File, most: number, original = false): void {
    const upload = new Upload(mintId(randomBytes), file.name.slice(0, 255) || 'file', this.path);
    const held: Held = { upload, blob: file, original: file };
    this.held.set(upload.clientId, held);
    shelf.set([...shelf.get(), held]);
    void this.begin(held, most, original).then(() => shelf.set([...shelf.get()]));
  }

  retry({ upload, blob }: Held): void {
    void upload.send(blob);
  }

  remove(shelf: Cell<readonly Held[]>, held: Held): void {
    shelf.set(shelf.get().filter((one) => one !== held));
    this.held.delete(held.upload.clientId);
    held.upload.cancel();
  }

  private async begin(held: Held, most: number, original: boolean): Promise<void> {
    const found = await this.prepare(held.original).catch(() => undefined);
    if (found) {
      held.width = found.width;
      held.height = found.height;
      if (!original) held.blob = found.blob;
    }
    if (!this.held.has(held.upload.clientId)) return;
    if (held.blob.size === 0) return held.upload.fail(problemOf(422, 'attachment_unfit'));
    if (held.blob.size > most) return held.upload.fail(problemOf(413, 'attachment_too_large'));
    void held.upload.send(held.blob);
  }

  /** A message with files of this tab: filled in as they get there. */
  private follow(entry: Entry): void {
    const mine = (entry.files ?? []).flatMap(({ clientId }) => this.find(clientId) ?? []);
    if (mine.length === 0) return this.watchOver(entry);
    this.holding.hold(entry.clientId);
    this.carried.set(entry.clientId, mine);
    for (const { upload } of mine) upload.state.subscribe(() => this.look(entry.clientId));
    this.look(entry.clientId);
  }

  private look(entryId: string): void {
    const entry = this.outbox.find(entryId);
    if (!entry || isComplete(entry) || entry.problem) return;
    const files = (entry.files ?? []).map((file) => this.filled(file));
    const failed = files.flatMap(({ clientId }) => {
      const state = this.find(clientId)?.upload.state.get();
      return state?.phase === 'failed' ? [state.problem] : [];
    })[0];
    if (failed) this.outbox.commit({ type: 'refused', clientId: entryId, problem: failed });
    else if (files.every(({ id }) => id)) this.outbox.commit({ type: 'uploaded', clientId: entryId, files });
  }

  private filled(file: SentFile): SentFile {
    const state = this.find(file.clientId)?.upload.state.get();
    return state?.phase === 'ready' ? { ...state.attachment, clientId: file.clientId } : file;
  }

  private again(entry: Entry | undefined): void {
    if (!entry || isComplete(entry)) return;
    const mine = (entry.files ?? []).map(({ clientId }) => this.find(clientId));
    if (mine.every((held) => !held)) return this.watchOver(entry);
    for (const held of mine) if (held?.upload.state.get().phase === 'failed') this.retry(held);
    this.look(entry.clientId);
  }

  /** A message whose files another tab held, or this one before a reload: without them it says so. */
  private watchOver(entry: Entry): void {
    if (isComplete(entry)) return;
    this.holding.whenFree(entry.clientId, () => {
      const now = this.outbox.find(entry.clientId);
      if (now && !isComplete(now) && !now.problem)
        this.outbox.commit({ type: 'refused', clientId: entry.clientId, problem: lost });
    });
  }
}

const problemOf = (status: number, code: string): Problem => ({ status, code, title: code });
