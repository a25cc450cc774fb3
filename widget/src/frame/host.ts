import type { Cell } from '../connection/cell';
import type { Kept } from '../connection/outbox-store';
import type { Config } from '../wire/config';
import type { Destination, Peek, Shown } from '../wire/host-messages';

/** What holds the frame: the loader on a customer's page, or the window itself when the frame is opened as a page. */
export interface Host extends Kept {
  readonly config: Config | undefined;
  /** The origin whose storage it is. */
  readonly origin: string;
  readonly shown: Cell<Shown>;
  /** Grows when another tab changed what is kept. */
  readonly keptVersion: Cell<number>;
  /** Reads again what other tabs kept. */
  refresh(): Promise<void>;
  /** Called when the page has another configuration: another language, another look. */
  onConfig(changed: (config: Config) => void): void;
  /** Called with where to go; at once if that is known already. */
  onGo(go: (destination: Destination) => void): void;
  close(): void;
  fullScreen(on: boolean): void;
  /** Makes the panel a step larger (1) or smaller (-1). */
  resize(step: number): void;
  /** Shows a reply beside the closed button, or none. */
  peek(peek: Peek | undefined): void;
  /** The frame knows a newer configuration; undefined where the widget is switched off. */
  learn(config: Config | undefined): void;
  /** Tells the page's own script. */
  tell(name: string, detail: unknown): void;
}
