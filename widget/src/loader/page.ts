import type english from '../texts/en/loader.json';
import type { Config } from '../wire/config';
import type { Destination } from '../wire/host-messages';
import type { Options } from './widget';
import type { Stored } from './stored';

/** What the loader hands to the panel, and both change. */
export interface Page {
  readonly options: Options;
  /** The frame's address. */
  readonly base: URL;
  readonly stored: Stored;
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
  /** Where to go as soon as somebody can. */
  going?: Destination;
  emit(name: string, detail?: unknown): void;
  /** @param focus a person asked for it, so that focus may move */
  show(open: boolean, focus?: boolean, go?: Destination): void;
  /** Shows the stored count of unread messages. */
  recount(): void;
  /** How the widget is set up by now; undefined where it is switched off: then the button goes, as soon as the panel is closed. */
  learn(config: Config | undefined): void;
  /** The frame is there. */
  answered(): void;
}

export interface Panel {
  /** Shows what `page.isOpen` says. */
  show(focus?: boolean, go?: Destination): void;
  /** The configuration is another one. */
  redraw(): void;
}
