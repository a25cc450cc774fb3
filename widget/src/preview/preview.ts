import { Http } from '../connection/http';
import { App } from '../frame/app';
import { type Settings, settingsOf } from '../frame/settings';
import { adopt } from '../view/adopt';
import { stage } from '../view/panel/stage';
import type { Config } from '../wire/config';
import type { FromPreview, PreviewRefusal, PreviewScreen, ToPreview } from '../wire/preview-messages';
import { answersOf } from './answers';
import { corner } from './corner';
import { readMessage, screens } from './message-shape';
import { PreviewHost } from './preview-host';
import { Malformed } from './shape';

/** The dashboard shows at once what was just written: nobody tells it otherwise for ten seconds. */
function follow(app: App): void {
  app.view.subscribe(({ name }) => {
    if (name === 'dashboard' && app.session.exists()) void app.loadList();
  });
}

/**
 * The frame as the console shows it beside its settings (V21): the widget's own code over a server in memory. It hears its parent window
 * alone, and only where that is a page of the same origin; what is not understood changes nothing and is answered.
 * @param wear puts colour, theme and language on the page
 */
export function preview(wear: (settings: Settings) => void): void {
  // Whatever is loaded later finds none to open.
  delete (globalThis as { WebSocket?: unknown }).WebSocket;
  adopt('body{background:light-dark(#eef0f3,#0c0d10)}');
  const host = new PreviewHost();
  const [inside, draw] = corner(host);
  const say = (message: FromPreview) => window.parent.postMessage(message, location.origin);
  let app: App | undefined;
  let told: Config | undefined;
  let theme: ToPreview['theme'];
  let screen: PreviewScreen = 'dashboard';
  let before: Promise<void> = Promise.resolve();

  async function dress(): Promise<App> {
    const config = { ...(told as Config) };
    if (theme) config.appearance = { ...config.appearance, theme };
    const settings = await settingsOf(config);
    wear(settings);
    draw(config);
    if (app) app.settings.set(settings);
    else {
      const http = new Http(
        '',
        answersOf(
          () => (app as App).config,
          () => screen === 'offline',
        ),
      );
      app = new App(host, settings, http);
      stage(app, inside);
      follow(app);
    }
    return app;
  }

  async function turnTo(shown: App, next: PreviewScreen): Promise<void> {
    screen = next;
    shown.closed.set(next === 'offline');
    const [first] = shown.config.dashboard.start;
    if (next === 'conversation' && first) await shown.start(first.id);
    else shown.home();
  }

  async function show(message: ToPreview): Promise<PreviewRefusal | undefined> {
    const next = message.config ?? told;
    if (!next) return 'config_missing';
    if (message.screen === 'conversation' && next.dashboard.start.length === 0) return 'screen_empty';
    told = next;
    theme = message.theme ?? theme;
    const shown = message.config || message.theme ? await dress() : (app as App);
    if (message.screen) await turnTo(shown, message.screen);
    return undefined;
  }

  async function hear(data: unknown): Promise<void> {
    const { ask: asked } = data as { ask?: unknown };
    const ask = typeof asked === 'number' ? asked : undefined;
    try {
      const code = await show(readMessage(data, ''));
      say(code ? { preview: 'refused', ask, code } : { preview: 'shown', ask, screen });
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      say({ preview: 'refused', ask, code: 'malformed', at: error.at });
    }
  }

  addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== window.parent || source === window || origin !== location.origin) return;
    if (typeof data !== 'object' || data === null || !('preview' in data)) return;
    before = before.then(() => hear(data)).catch(() => undefined);
  });
  say({ preview: 'ready', screens });
}
