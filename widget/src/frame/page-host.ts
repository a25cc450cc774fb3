import { Cell } from '../connection/cell';
import type { KeptValues, Shown } from '../wire/host-messages';
import type { Host } from './host';

/** The frame opened as a page of its own: the plain link to a widget. */
export class PageHost implements Host {
  readonly config = undefined;
  readonly origin = location.origin;
  readonly shown: Cell<Shown>;
  readonly keptVersion = new Cell(0);
  private readonly key: string;
  private kept: KeptValues;

  constructor(hash: string) {
    this.key = `orleanschat:${hash}`;
    this.kept = this.read();
    this.shown = new Cell<Shown>({ open: true, fills: true, url: location.href, focus: true });
    addEventListener('storage', (event) => {
      if (event.key === this.key) void this.refresh();
    });
  }

  get(key: string): unknown {
    return this.kept[key];
  }

  keys(): string[] {
    return Object.keys(this.kept).filter((key) => this.kept[key] !== undefined);
  }

  set(values: KeptValues): void {
    this.kept = { ...this.read(), ...values };
    try {
      localStorage.setItem(this.key, JSON.stringify(this.kept));
    } catch {
      // Blocked or full: memory has it.
    }
  }

  refresh(): Promise<void> {
    this.kept = this.read();
    this.keptVersion.set(this.keptVersion.get() + 1);
    return Promise.resolve();
  }

  onConfig(): void {
    // It asks for its configuration itself.
  }

  onGo(): void {
    // Nobody else can ask this page to go anywhere.
  }

  close(): void {
    history.back();
  }

  fullScreen(): void {
    // It fills the window.
  }

  resize(): void {
    // It fills the window.
  }

  peek(): void {
    // It is never closed.
  }

  learn(): void {
    // Nothing is drawn around it.
  }

  tell(): void {
    // No page script listens.
  }

  private read(): KeptValues {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? '{}') as KeptValues;
    } catch {
      return this.kept ?? {};
    }
  }
}
