import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Cell } from '../../connection/cell';
import type { Held } from '../../connection/uploads';
import { useCell } from '../use';
import { Adds } from './adds';
import { type FilesWanted, noKit } from './attached';
import { clip } from './clip';

/** The files of a composer: what was picked, and what picks more. */
export interface FilesOffered extends Pick<FilesWanted, 'kit'> {
  shelf: Cell<readonly Held[]>;
  /** Most bytes of a file. */
  most: number;
  accept?: string;
  pick(files: File[]): void;
}

type Picks = ((files: File[]) => void) | undefined;

const noFiles = new Cell<readonly Held[]>([]);

/** What was picked; `going` where some of it can be sent. */
export function useFiles(offered: FilesOffered | undefined) {
  const held = useCell(offered?.shelf ?? noFiles);
  const kit = useCell(offered?.kit ?? noKit);
  return { kit, going: held.some(({ upload }) => upload.state.get().phase !== 'failed') };
}

/** Opens the system's own choice: camera, library and files on a phone (V16). */
export function AttachButton({ label, accept, pick }: { label: string; accept?: string; pick: Picks }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accept}
        onChange={({ currentTarget }) => {
          pick?.([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <Adds label={label} path={clip} aria-disabled={!pick} onClick={() => pick && input.current?.click()} />
    </>
  );
}

/** A picture in the clipboard is a file; where words are with it the words are meant. */
export function pasted(event: ClipboardEvent, pick: Picks): void {
  const files = [...(event.clipboardData?.files ?? [])];
  if (!pick || files.length === 0 || event.clipboardData?.getData('text/plain')) return;
  event.preventDefault();
  pick(files);
}

/** Files may be dropped anywhere on the screen that the composer stands on. */
export function useDropped(composer: RefObject<HTMLElement | null>, pick: Picks): void {
  useEffect(() => {
    const place = composer.current?.parentElement;
    if (!place || !pick) return;
    const ended = new AbortController();
    const { signal } = ended;
    const mark = (on: boolean) => place.classList.toggle('oc-dropping', on);
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      mark(true);
    };
    const left = ({ relatedTarget }: DragEvent) =>
      place.contains(relatedTarget as Node | null) || mark(false);
    const dropped = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      mark(false);
      if (files.length === 0) return;
      event.preventDefault();
      pick(files);
    };
    place.addEventListener('dragover', over, { signal });
    place.addEventListener('dragleave', left, { signal });
    place.addEventListener('drop', dropped, { signal });
    return () => {
      ended.abort();
      mark(false);
    };
  }, [composer, pick]);
}
