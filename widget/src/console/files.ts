import type { Clock } from '../connection/clock';
import { tabHolding } from '../connection/holding';
import type { Outbox } from '../connection/outbox';
import { Uploads } from '../connection/uploads';
import { pageWake } from '../connection/wake';
import { type FilesKit, filesKit } from '../view/files/kit';
import { shrink } from '../view/files/shrink';
import { operatorFiles } from './operator-files';
import { wordsFor } from './words';

/** An operator's files: their way to the server, their words and their look. */
export function filesFor(meId: string, outbox: Outbox, clock: Clock, random: () => number): FilesKit {
  const holding = tabHolding(`orleanschat.console.${meId}`, navigator.locks);
  const uploads = new Uploads(
    outbox,
    { line: operatorFiles, clock, wake: pageWake, random },
    shrink,
    holding,
  );
  return filesKit(uploads, operatorFiles, wordsFor(''), navigator.language);
}
