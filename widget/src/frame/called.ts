import { adopt } from '../view/adopt';
import type { Call } from '../wire/host-messages';
import type { App } from './app';

/** What the page's script asked for and only the frame can do. */
export async function called(app: App, call: Call): Promise<void> {
  if (call[0] === 'fullscreen') app.setFull(call[1]);
  if (call[0] === 'prefill') await prefill(app, call[1], call[2]);
  if (call[0] === 'inline') standInline();
  if (call[0] === 'identify') identify(app);
  if (call[0] === 'logout') await endSession(app);
}

/** Puts a text where the visitor can go on with it. */
async function prefill(app: App, text: string, button: string | true): Promise<void> {
  const { start } = app.config.dashboard;
  const { id } = start.find((one) => one.id === button) ?? start[0] ?? {};
  if (!id) return;
  const live = await app.live();
  live.keepDraft(live.newChat(id), text);
  // A composer that shows already takes the text only as a new one.
  app.home();
  await app.start(id);
}

const told = new WeakSet<App>();

/** Tells the server who the page says the visitor is, and the page what came of it. Without a session it goes along when one is made. */
function identify(app: App): void {
  if (!told.has(app)) {
    told.add(app);
    app.who.subscribe((who) => {
      if (who?.problem) app.host.tell('auth:error', { code: who.problem.code });
      else if (who) app.host.tell('auth:changed', who.identity);
    });
  }
  if (app.session.exists()) void app.session.open().catch(() => undefined);
}

/** Without the way out, and without sizes in the menu. */
function standInline(): void {
  document.documentElement.dataset.inline = 'true';
  adopt('.panel-buttons>.icon-button{display:none}');
}

async function endSession({ http, host }: App): Promise<void> {
  const bearer = host.get('session') as string | undefined;
  try {
    if (bearer) await http.call('POST', '/logout', { bearer, body: {} });
  } catch {
    // Ended already, or out of reach: it is forgotten all the same.
  }
  host.tell('auth:ended', undefined);
}
