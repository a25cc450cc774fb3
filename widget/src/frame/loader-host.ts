import { Cell } from '../connection/cell';
import type { Config } from '../wire/config';
import type { Destination, KeptValues, Peek, Shown, ToFrame, ToLoader } from '../wire/host-messages';
import type { Host } from './host';

const refreshWithin = 2_000;

/** The loader on a customer's page. The page's origin is learnt from the first message of the parent window, and holds from then on. */
export class LoaderHost implements Host {
  readonly shown: Cell<Shown>;
  readonly keptVersion = new Cell(0);
  private kept: KeptValues;
  private asks = 0;
  private readonly answers = new Map<number, () => void>();
  private goTo?: (destination: Destination) => void;
  private pendingGo?: Destination;

  static wait(window: Window): Promise<LoaderHost> {
    return new Promise((resolve) => {
      const first = (event: MessageEvent<ToFrame>) => {
        if (event.source !== window.parent || event.data?.chat !== 'page') return;
        window.removeEventListener('message', first);
        resolve(new LoaderHost(window, event.origin, event.data));
      };
      window.addEventListener('message', first);
    });
  }

  config: Config | undefined;
  private changed?: (config: Config) => void;

  private constructor(
    private readonly window: Window,
    readonly origin: string,
    init: ToFrame,
  ) {
    this.config = init.config;
    this.kept = init.kept;
    this.shown = new Cell(init.shown);
    this.pendingGo = init.go;
    window.addEventListener('message', (event: MessageEvent<ToFrame>) => {
      if (event.source === window.parent && event.origin === origin) this.hear(event.data);
    });
    this.say({ chat: 'ready' });
  }

  get(key: string): unknown {
    return this.kept[key];
  }

  keys(): string[] {
    return Object.keys(this.kept).filter((key) => this.kept[key] !== undefined);
  }

  set(values: KeptValues): void {
    Object.assign(this.kept, values);
    this.say({ chat: 'set', values });
  }

  refresh(): Promise<void> {
    return new Promise((resolve) => {
      const ask = ++this.asks;
      const done = () => {
        this.answers.delete(ask);
        resolve();
      };
      this.answers.set(ask, done);
      setTimeout(done, refreshWithin);
      this.say({ chat: 'refresh', ask });
    });
  }

  onConfig(changed: (config: Config) => void): void {
    this.changed = changed;
  }

  onGo(go: (destination: Destination) => void): void {
    this.goTo = go;
    if (this.pendingGo) go(this.pendingGo);
    this.pendingGo = undefined;
  }

  close(): void {
    this.say({ chat: 'close' });
  }

  fullScreen(on: boolean): void {
    this.say({ chat: 'full', on });
  }

  resize(step: number): void {
    this.say({ chat: 'size', step });
  }

  peek(peek: Peek | undefined): void {
    this.say({ chat: 'peek', peek });
  }

  learn(config: Config | undefined): void {
    this.config = config;
    this.say({ chat: 'config', config });
  }

  tell(name: string, detail: unknown): void {
    this.say({ chat: 'event', name, detail });
  }

  private hear({ chat, config, kept, shown, go, answers }: ToFrame): void {
    if (chat !== 'page') return;
    if (config && JSON.stringify(config) !== JSON.stringify(this.config)) {
      this.config = config;
      this.changed?.(config);
    }
    this.kept = kept;
    this.keptVersion.set(this.keptVersion.get() + 1);
    this.answers.get(answers ?? 0)?.();
    const before = this.shown.get();
    if (shown.focus || (['open', 'fills', 'url', 'brief'] as const).some((key) => shown[key] !== before[key]))
      this.shown.set(shown);
    if (go) this.goTo?.(go);
  }

  private say(message: ToLoader): void {
    // A sandboxed page has no origin to name; the window that spoke first is its own.
    this.window.parent.postMessage(message, this.origin === 'null' ? '*' : this.origin);
  }
}
