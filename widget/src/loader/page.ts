import type english from '../texts/en/loader.json';
import type { Config } from '../wire/config';
import type { Destination } from '../wire/host-messages';
import type { Options } from './options';
import type { Stored } from './stored';

/** One widget on a page: what the loader makes, hands to the panel and to what comes later, and all change. */
export interface Page {
  readonly options: Options;
  /** The frame's address. */
  readonly base: URL;
  stored: Stored;
  /** The one element in the page, and what all is drawn into, in its shadow. */
  readonly host: HTMLElement;
  readonly root: HTMLElement;
  /** Ends with the widget. */
  readonly signal: AbortSignal;
  config?: Config;
  /** The page's own by key, built-in or as operators put them. */
  texts: typeof english & Record<string, string>;
  button?: HTMLElement;
  isOpen: boolean;
  /** The frame shows something, and takes calls. */
  isReady?: boolean;
  /** Where to go as soon as somebody can. */
  going?: Destination;
  emit(name: string, detail?: unknown): void;
  /** Opens or closes; the other of both where nothing is said. A person asked for it, so that focus may move. */
  open(open?: boolean, going?: Destination): void;
  /** @param focus a person asked for it, so that focus may move */
  show(open: boolean, focus?: boolean, go?: Destination): unknown;
  /** Hides or shows the button. */
  away(away: boolean): void;
  /** Shows the stored count of unread messages. */
  recount(): void;
  /** Asks how the widget is set up, and draws it so. */
  ask(): Promise<void>;
  /**
   * How the widget is set up by now; undefined where it is switched off: then the button goes, as soon as the panel is closed.
   * @param anyway undefined is not known, not off
   */
  learn(config: Config | undefined, anyway?: boolean): void;
  /** Tells the frame how things stand. */
  tell(): void;
  /** The frame is there. */
  answered(): void;
  destroy(): void;
}

export interface Panel {
  /** Shows what `page.isOpen` says. */
  show(focus?: boolean, go?: Destination): void;
  /** The configuration is another one. */
  redraw(): void;
}
