import type { SentFile } from './outbox-entry';
import type { Held } from './uploads';

/** A held file as its message carries it. */
export function sentFile({ upload, blob, width, height }: Held): SentFile {
  const state = upload.state.get();
  const { clientId, name } = upload;
  if (state.phase === 'ready') return { ...state.attachment, clientId };
  const kind = width ? 'image' : 'file';
  return { clientId, name, size: blob.size, type: blob.type, kind, width, height };
}
