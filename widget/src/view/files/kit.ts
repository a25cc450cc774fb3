import type { FileLine } from '../../connection/file-line';
import type { SentFile } from '../../connection/outbox-entry';
import type { Uploads } from '../../connection/uploads';
import { adopt } from '../adopt';
import type { Strings } from '../strings';
import { fileReason } from './file-words';
import css from './files.css?inline';
import { Pictures } from './pictures';
import { Shown } from './shown';
import { Tiles } from './tiles';

/** All that files need beyond their place on the screen; loaded with the first of them. */
export function filesKit(uploads: Uploads, line: FileLine, strings: Strings, locale: string) {
  adopt(css);
  const pictures = new Pictures(line, uploads);
  const enlarge = async (files: readonly SentFile[], file: SentFile) => {
    const { openLightbox } = await import('./lightbox');
    openLightbox({ files, at: files.indexOf(file), pictures, strings });
  };
  return {
    Tiles,
    Shown,
    reason: fileReason,
    uploads,
    pictures,
    locale,
    enlarge: (files: readonly SentFile[], file: SentFile) => void enlarge(files, file).catch(() => undefined),
  };
}

export type FilesKit = ReturnType<typeof filesKit>;
