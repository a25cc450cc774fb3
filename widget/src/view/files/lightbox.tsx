import { render } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SentFile } from '../../connection/outbox-entry';
import { Drawing } from '../glyph';
import { glyphs } from '../glyphs';
import type { Strings } from '../strings';
import { download } from './drawings';
import { type Pictures, usePicture } from './pictures';

interface Props {
  files: readonly SentFile[];
  at: number;
  pictures: Pictures;
  strings: Strings;
}

/** Shows pictures large until it is closed; focus returns to where it was. */
export function openLightbox(props: Props): void {
  const place = document.createElement('div');
  document.body.append(place);
  const before = document.activeElement as HTMLElement | null;
  const ended = () => {
    render(null, place);
    place.remove();
    before?.focus({ preventScroll: true });
  };
  render(<Lightbox {...props} ended={ended} />, place);
}

function Lightbox({ files, at: first, pictures, strings, ended }: Props & { ended(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(first);
  const file = files[at] as SentFile;
  useLayoutEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    // The button that was pressed may be gone at the last picture.
    if (!dialog.current?.contains(document.activeElement)) dialog.current?.focus();
  }, [at]);

  const go = (to: number) => files[to] && setAt(to);
  const onKeyDown = (event: KeyboardEvent) => {
    const rtl = document.documentElement.dir === 'rtl' ? -1 : 1;
    const by = { ArrowLeft: -rtl, ArrowRight: rtl }[event.key];
    if (by) go(at + by);
    else if (event.key !== 'Escape') return;
    else ended();
    event.preventDefault();
  };
  const button = (path: string, label: string, run: () => void, more = '') => (
    <button class={`oc-box-button ${more}`} aria-label={label} onClick={run}>
      <Drawing path={path} />
    </button>
  );

  return (
    <dialog
      class="oc-box"
      ref={dialog}
      tabIndex={-1}
      aria-label={file.name}
      onKeyDown={onKeyDown}
      onClose={ended}
    >
      <div class="oc-box-head">
        <bdi>{file.name}</bdi>
        {files.length > 1 && <span aria-live="polite">{`${at + 1} / ${files.length}`}</span>}
        {button(
          download,
          strings('file.download', { name: file.name }),
          () => void pictures.save(file).catch(() => undefined),
        )}
        {button(glyphs.close, strings('file.close'), ended)}
      </div>
      <Large key={file.id ?? file.clientId} file={file} pictures={pictures} strings={strings} />
      {at > 0 && button(glyphs.back, strings('file.previous'), () => go(at - 1), 'oc-box-back')}
      {at < files.length - 1 && button(glyphs.forward, strings('file.next'), () => go(at + 1), 'oc-box-next')}
    </dialog>
  );
}

function Large({ file, pictures, strings }: { file: SentFile; pictures: Pictures; strings: Strings }) {
  const { url, failed } = usePicture(pictures, file, 'image');
  return (
    <div class="oc-box-stage">
      {url && <img src={url} alt={file.name} />}
      {failed && <p role="alert">{strings('file.notShown')}</p>}
    </div>
  );
}
