import type { SentFile } from '../../connection/outbox-entry';
import type { Held, Uploads } from '../../connection/uploads';
import { Drawing } from '../glyph';
import type { Strings } from '../strings';
import { clip } from '../thread/clip';
import { useCell } from '../use';
import { download, retry } from './drawings';
import { endingOf, sizeIn } from './file-words';
import { type Pictures, usePicture } from './pictures';
import { Ring } from './ring';

export interface ShownProps {
  file: SentFile;
  uploads: Uploads;
  pictures: Pictures;
  strings: Strings;
  locale: string;
  /** Shows a picture large. */
  open(file: SentFile): void;
}

/** A file of a message: a picture, or a card that downloads it. */
export function Shown(props: ShownProps) {
  const held = props.uploads.find(props.file.clientId);
  return (
    <>
      {props.file.kind === 'image' ? <Picture {...props} /> : <Card {...props} />}
      {held && !props.file.id && <Progress held={held} {...props} />}
    </>
  );
}

function Progress({ held, strings }: ShownProps & { held: Held }) {
  const state = useCell(held.upload.state);
  const { name } = held.upload;
  return state.phase === 'sending' ? (
    <Ring part={state.sent} label={strings('file.sending', { name })} />
  ) : null;
}

function Picture({ file, pictures, strings, open }: ShownProps) {
  const { url, failed, again } = usePicture(pictures, file, 'thumb');
  const { name } = file;
  if (failed) {
    return (
      <button class="oc-picture oc-picture-failed" onClick={again}>
        <Drawing path={retry} size={18} />
        {strings('file.notShown')}
      </button>
    );
  }
  return (
    <button class="oc-picture" aria-label={strings('file.enlarge', { name })} onClick={() => open(file)}>
      {url && <img src={url} alt={name} />}
    </button>
  );
}

function Card({ file, pictures, strings, locale }: ShownProps) {
  const { name, size } = file;
  const save = () => void pictures.save(file).catch(() => undefined);
  return (
    <button class="oc-card" aria-label={strings('file.download', { name })} onClick={save}>
      <b>{endingOf(name) || <Drawing path={clip} />}</b>
      <span>
        <bdi>{name}</bdi>
        <small>{sizeIn(locale, size)}</small>
      </span>
      <Drawing path={download} size={18} />
    </button>
  );
}
