import { Refused } from '../wire/refused';
import type { Config } from '../wire/config';
import type { App } from './app';
import { settingsOf } from './settings';

const askEvery = 4_000;

/**
 * Whether chat is open, and how the widget is set up by now (D12). A socket tells of changes; without one an open panel asks every few
 * seconds, and so does one that was closed.
 */
export class Standing {
  private timer?: ReturnType<typeof setTimeout>;
  /** Something changed while nobody looked. */
  private stale = false;

  constructor(
    private readonly app: App,
    /** Whether changes are told anyway. */
    private readonly told: () => boolean,
  ) {
    app.host.shown.subscribe(() => this.look());
    document.addEventListener('visibilitychange', () => this.look());
    this.look();
  }

  /** Something changed. */
  changed(): void {
    this.stale = true;
    this.look();
  }

  private look(): void {
    clearTimeout(this.timer);
    if (!this.app.host.shown.get().open || document.hidden) return;
    if (this.stale) return void this.ask();
    this.timer = setTimeout(() => {
      if (this.app.closed.get() || !this.told()) void this.ask();
      else this.look();
    }, askEvery);
  }

  private async ask(): Promise<void> {
    const { app } = this;
    this.stale = false;
    try {
      const locale = encodeURIComponent(app.config.locale);
      const config = await app.http.call<Config>('GET', `/config?locale=${locale}`);
      // What the page's script wants otherwise is in what is known here.
      if (config.version !== app.config.version || config.locale !== app.config.locale) {
        app.settings.set(await settingsOf(config));
        app.host.learn(config);
      }
      if (app.closed.get()) app.host.learn(config);
      app.closed.set(false);
    } catch (error) {
      // Without an answer nothing is known.
      if (error instanceof Refused && (error.code === 'inactive' || error.code === 'not_found')) {
        app.closed.set(true);
        app.host.learn(undefined);
      }
    }
    this.look();
  }
}
