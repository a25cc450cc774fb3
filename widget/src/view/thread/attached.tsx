import { useEffect } from 'preact/hooks';
import { Cell } from '../../connection/cell';
import type { SentFile } from '../../connection/outbox-entry';
import type { FilesKit } from '../files/kit';
import type { Strings } from '../strings';
import { useCell } from '../use';

/** What files need, once it is asked for. */
export interface FilesWanted {
  kit: Cell<FilesKit | undefined>;
  want(): void;
}

/** Where no files are to be had. */
export const noKit: FilesWanted['kit'] = new Cell<FilesKit | undefined>(undefined);

interface Props {
  files: readonly SentFile[];
  wanted: FilesWanted;
  strings: Strings;
}

/** The files of a message, each in its place from the beginning, so that nothing jumps when it is there. */
export function Attached({ files, wanted, strings }: Props) {
  const kit = useCell(wanted.kit);
  useEffect(() => wanted.want(), []);
  const pictures = files.filter(({ kind }) => kind === 'image');
  return (
    <div class="oc-files">
      {files.map((file) => (
        <div key={file.clientId ?? file.id} class="oc-file" style={placeOf(file)}>
          {kit && (
            <kit.Shown {...kit} file={file} strings={strings} open={(one) => kit.enlarge(pictures, one)} />
          )}
        </div>
      ))}
    </div>
  );
}

/** At most 240 x 300 for a picture, in its own shape. */
function placeOf({ kind, width = 4, height = 3 }: SentFile) {
  if (kind !== 'image') return { width: '260px', height: '58px' };
  const scale = Math.min(240 / width, 300 / height);
  const wide = Math.max(48, Math.round(width * scale));
  return { width: `${wide}px`, aspectRatio: `${wide} / ${Math.max(48, Math.round(height * scale))}` };
}
