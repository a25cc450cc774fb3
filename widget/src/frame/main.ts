import { Http } from '../connection/http';
import { stage } from '../view/panel/stage';
import { applyTheme } from '../view/theme';
import type { Config } from '../wire/config';
import { App } from './app';
import type { Host } from './host';
import { LoaderHost } from './loader-host';
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
  const config = host.config ?? (await configOf());
  applyTheme(root, config.appearance);
  root.lang = config.locale;
  root.dir = /^(ar|he|fa|ur)\b/.test(config.locale) ? 'rtl' : 'ltr';
  const app = new App(host, config, http);
  host.shown.subscribe(({ open }) => {
    root.dataset.open = String(open);
    if (!open) app.full.set(false);
  });
  await app.restore();
  stage(app, document.body);
  host.tell('ready', undefined);
  await app.wake();
}

async function configOf(): Promise<Config> {
  const locale = navigator.language;
  for (;;) {
    try {
      return await http.call<Config>('GET', `/config?locale=${encodeURIComponent(locale)}`);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  }
}

void run();
