import type { Attachment } from '../wire/shapes';

export interface FileToReserve {
  clientId: string;
  name: string;
  size: number;
  type?: string;
}

/** Where a file goes on, and the most bytes of one piece. */
export interface Reserved {
  id: string;
  offset: number;
  chunk: number;
}

/** With `attachment` once the last byte is there and the content was found fit. */
export interface Appended {
  offset: number;
  attachment?: Attachment;
}

/** How files travel, whoever sends them. */
export interface FileLine {
  /** Idempotent by `clientId`: a repeat tells how much is kept. */
  reserve(file: FileToReserve): Promise<Reserved>;
  append(id: string, offset: number, piece: Blob, signal: AbortSignal): Promise<Appended>;
  /** Forgets a file that no message holds. */
  drop(id: string): Promise<unknown>;
  /** The file itself, or a picture drawn anew in that size. */
  read(id: string, view?: 'thumb' | 'image'): Promise<Blob>;
}
