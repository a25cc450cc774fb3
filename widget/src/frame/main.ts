import { Http } from '../connection/http';
import { directionOf } from '../view/direction';
import { stage } from '../view/panel/stage';
import { applyTheme } from '../view/theme';
import { App } from './app';
import type { Host } from './host';
import { LoaderHost } from './loader-host';
import { type Settings, settingsOf } from './settings';
import 'virtual:tokens.css';
import '../view/panel/panel.css';

const root = document.documentElement;
const hash = document.querySelector<HTMLMetaElement>('meta[name=widget]')?.content ?? '';
const http = new Http(location.pathname.replace(/\/$/, ''));

async function run(): Promise<void> {
  const host: Host =
    window.parent === window
      ? new (await import('./page-host')).PageHost(hash)
      : await LoaderHost.wait(window);
  const settings = await settingsOf(host.config ?? (await (await import('./ask-config')).askConfig(http)));
  wear(settings);
  // The page may forbid the loader to ask.
  if (!host.config) host.learn(settings.config);
  const app = new App(host, settings, http);
  app.settings.subscribe(wear);
  host.onConfig((config) => void settingsOf(config).then((next) => app.settings.set(next)));
  host.shown.subscribe(({ open }) => {
    root.dataset.open = String(open);
    if (!open) app.full.set(false);
  });
  await app.restore();
  stage(app, document.body);
  host.tell('ready', undefined);
  await app.wake();
}

function wear({ config }: Settings): void {
  applyTheme(root, config.appearance);
  root.lang = config.locale;
  root.dir = directionOf(config.locale);
}

if (hash === 'preview') void import('../preview/preview').then(({ preview }) => preview(wear));
else void run();
