import { useEffect, useState } from 'preact/hooks';
import type { FileLine } from '../../connection/file-line';
import type { SentFile } from '../../connection/outbox-entry';
import type { Uploads } from '../../connection/uploads';

type View = 'thumb' | 'image';

interface Kept {
  users: number;
  url: Promise<string>;
}

/** Pictures and files as addresses that only this page knows; each is given up when nobody shows it any more. */
export class Pictures {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly line: FileLine,
    private readonly uploads: Uploads,
  ) {}

  /** @returns the address, and what gives it up */
  take(file: SentFile, view: View): { url: Promise<string>; leave: () => void } {
    const key = `${file.clientId ?? ''} ${file.id ?? ''} ${view}`;
    const kept = this.kept.get(key) ?? { users: 0, url: this.blobOf(file, view).then(URL.createObjectURL) };
    kept.users++;
    this.kept.set(key, kept);
    const leave = () => {
      if (--kept.users > 0) return;
      this.kept.delete(key);
      kept.url.then(URL.revokeObjectURL, () => undefined);
    };
    return { url: kept.url, leave };
  }

  async save(file: SentFile): Promise<void> {
    const blob = this.local(file) ?? (await this.line.read(file.id ?? ''));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = file.name;
    link.click();
    // The download has taken what it needs by then.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  private local(file: SentFile): Blob | undefined {
    return this.uploads.find(file.clientId)?.blob ?? this.uploads.localOf(file.id);
  }

  private blobOf(file: SentFile, view: View): Promise<Blob> {
    const local = this.local(file);
    return local ? Promise.resolve(local) : this.line.read(file.id ?? '', view);
  }
}

/** A picture's address; `failed` where it cannot be had. */
export function usePicture(pictures: Pictures, file: SentFile, view: View) {
  const [url, setUrl] = useState<string>();
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let gone = false;
    const { url: coming, leave } = pictures.take(file, view);
    setFailed(false);
    coming.then(
      (found) => gone || setUrl(found),
      () => gone || setFailed(true),
    );
    return () => {
      gone = true;
      leave();
    };
  }, [file.id, file.clientId, view, attempt]);
  return { url, failed, again: () => setAttempt(attempt + 1) };
}
