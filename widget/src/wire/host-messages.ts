import type { Config } from './config';

/** What loader and frame say to each other. Both check origin and window of every message. */

/** Small values by key; `undefined` is none. Keys that begin with `tab.` live as long as the tab, all others in the site's storage. */
export type KeptValues = Record<string, unknown>;

export interface Shown {
  open: boolean;
  /** The panel fills the window anyway, so that there is no full screen to offer. */
  fills: boolean;
  /** The page's address. */
  url: string;
  /** Opened by a person just now, so that focus may move in. */
  focus: boolean;
  /** All is in memory, and ends with the page: nobody has consented to more (V18). */
  brief?: boolean;
}

/** Where to go in the panel. */
export interface Destination {
  conversation?: string;
  start?: string | true;
  /** A call of the page's script that the frame answers. */
  call?: Call;
}

export type Call =
  | ['prefill', text: string, button: string | true]
  | ['fullscreen', on: boolean]
  /** The page says who its user is: `kept.user`. */
  | ['identify']
  /** The panel stands in the page's own layout: it has one size, and is never closed. */
  | ['inline']
  | ['logout'];

/** How things stand on the page: said when the frame is there, and again whenever something changed. */
export interface ToFrame {
  chat: 'page';
  config?: Config;
  kept: KeptValues;
  shown: Shown;
  go?: Destination;
  /** The `ask` that this answers. */
  answers?: number;
}

/** A reply as it is previewed beside the closed button. */
export interface Peek {
  conversation: string;
  name: string;
  initials: string;
  text: string;
}

export type ToLoader =
  | { chat: 'ready' }
  | { chat: 'set'; values: KeptValues }
  | { chat: 'refresh'; ask: number }
  | { chat: 'close' }
  | { chat: 'full'; on: boolean }
  /** One step larger (1) or smaller (-1). */
  | { chat: 'size'; step: number }
  | { chat: 'peek'; peek: Peek | undefined }
  /** How the widget is set up by now; undefined where it is switched off. */
  | { chat: 'config'; config: Config | undefined }
  | { chat: 'event'; name: string; detail: unknown };
