import type { Cell } from '../../connection/cell';
import { sentFile } from '../../connection/sent-file';
import type { Held, Uploads } from '../../connection/uploads';
import { Drawing, Glyph } from '../glyph';
import type { Strings } from '../strings';
import { clip } from '../thread/clip';
import { useCell } from '../use';
import { retry } from './drawings';
import { endingOf, fileReason } from './file-words';
import { type Pictures, usePicture } from './pictures';
import { Ring } from './ring';

export interface TilesProps {
  shelf: Cell<readonly Held[]>;
  uploads: Uploads;
  pictures: Pictures;
  strings: Strings;
  /** Most bytes of a file. */
  most: number;
  /** A tile is gone; focus needs another place. */
  removed(): void;
}

/** The files picked for the next message, above its text. */
export function Tiles(props: TilesProps) {
  const held = useCell(props.shelf);
  const { strings, uploads, shelf, most } = props;
  const smaller = held.filter(({ blob, original }) => blob !== original);
  const asTheyAre = () => {
    for (const one of smaller) {
      uploads.remove(shelf, one);
      uploads.pick(shelf, one.original, most, true);
    }
  };
  if (held.length === 0) return null;
  return (
    <div class="oc-shelf">
      <ul class="oc-tiles" aria-label={strings('file.picked')}>
        {held.map((one) => (
          <Tile key={one.upload.clientId} held={one} {...props} />
        ))}
      </ul>
      {smaller.length > 0 && (
        <button type="button" class="oc-original" onClick={asTheyAre}>
          {strings('file.original')}
        </button>
      )}
    </div>
  );
}

function Tile({ held, shelf, uploads, pictures, strings, removed }: TilesProps & { held: Held }) {
  const { upload } = held;
  const { name } = upload;
  const state = useCell(upload.state);
  const failed = state.phase === 'failed' ? state.problem : undefined;
  const reason =
    failed && (fileReason(strings, failed) ?? strings('problem.unknown', { title: failed.title }));
  return (
    <li class={`oc-tile${failed ? ' oc-tile-failed' : ''}`}>
      <div class="oc-tile-face" title={name}>
        {held.width ? (
          <Thumb held={held} pictures={pictures} />
        ) : (
          <b>{endingOf(name) || <Drawing path={clip} />}</b>
        )}
        {state.phase === 'sending' && <Ring part={state.sent} label={strings('file.sending', { name })} />}
        {failed && (
          <button
            type="button"
            class="oc-tile-retry"
            aria-label={strings('file.retry', { name })}
            onClick={() => uploads.retry(held)}
          >
            <Drawing path={retry} size={18} />
          </button>
        )}
      </div>
      <bdi class="oc-tile-name">{name}</bdi>
      <button
        type="button"
        class="oc-tile-remove"
        aria-label={strings('file.remove', { name })}
        onClick={() => {
          uploads.remove(shelf, held);
          removed();
        }}
      >
        <Glyph name="close" size={14} />
      </button>
      {reason && (
        <p class="oc-tile-reason" role="alert">
          {reason}
        </p>
      )}
    </li>
  );
}

function Thumb({ held, pictures }: { held: Held; pictures: Pictures }) {
  const { url } = usePicture(pictures, sentFile(held), 'thumb');
  return url ? <img src={url} alt="" /> : null;
}
