import type { Clock } from '../connection/clock';
import { tabHolding } from '../connection/holding';
import type { Outbox } from '../connection/outbox';
import { Uploads } from '../connection/uploads';
import { visitorFiles } from '../connection/visitor-files';
import { pageWake } from '../connection/wake';
import filesEnglish from '../texts/en/files.json';
import { type FilesKit, filesKit } from '../view/files/kit';
import { shrink } from '../view/files/shrink';
import { textsIn } from '../view/texts-in';
import type { App } from './app';

/** A visitor's files: their way to the server, their words and their look. */
export async function filesFor(
  app: App,
  outbox: Outbox,
  clock: Clock,
  random: () => number,
): Promise<FilesKit> {
  const { config, strings, host, http, session } = app;
  strings.add(filesEnglish);
  strings.add(await textsIn(config.locale, 'files', () => import('../view/later-packs')));
  const line = visitorFiles(http, session);
  const holding = tabHolding(`orleanschat:${config.hash}:${host.origin}`, navigator.locks);
  const uploads = new Uploads(outbox, { line, clock, wake: pageWake, random }, shrink, holding);
  return filesKit(uploads, line, strings, app.settings.get().timeLocale);
}
