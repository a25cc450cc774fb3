/** OrleansChat on a page: the same calls on `window.OrleansChat`, on the module `orleanschat.mjs`, and, as methods, on `<orleans-chat>`. */

export interface Appearance {
  type: 'popup' | 'sidebar';
  position: 'left' | 'right';
  /** #rrggbb */
  colour: string;
  /** One SVG path in a `width` x `height` view box. */
  icon: { width: number; height: number; path: string };
  text: string;
  theme: Theme;
}

export type Theme = 'system' | 'light' | 'dark';

/** What a page says of the person who is signed in there: a claim that operators see as one. */
export interface UserDetails {
  email?: string;
  firstname?: string;
  lastname?: string;
  emailHash?: string;
}

export interface Options {
  /** e.g. `https://chat.example.com/chat`, with a locale segment before `/chat` where wanted. */
  baseURL: string;
  /** The widget's hash, 22 characters. */
  hash: string;
  /** BCP 47; without it the browser's languages count. */
  locale?: string;
  /** `false`: no preview of a reply that arrives while the panel is closed. */
  peek?: boolean;
  /** Unread messages are counted in the page's title too. */
  titleBadge?: boolean;
  /** Goes over the configured look, and is there before it. */
  appearance?: Partial<Appearance>;
  /** `none`: nothing is stored, and nothing is asked for before the visitor opens the panel, until `consent('given')`. */
  consent?: Consent;
  /** From the page's edges, px; 20 each where not said. */
  offset?: { x?: number; y?: number };
  zIndex?: number;
  /** An element of the page, or its selector, that opens and closes the panel in place of the button. */
  launcher?: string | Element;
  /** Where the session is kept: this site's storage (the default), a cookie for all sites of the domain, or memory. */
  storage?: 'local' | 'site' | 'memory';
  userDetails?: UserDetails;
}

export type Consent = 'none' | 'given';

export interface Events {
  /** The panel shows something. */
  ready: undefined;
  open: undefined;
  close: undefined;
  /** The number of unread messages. */
  unread: number;
  'message:sent': { conversation?: string };
  'message:received': { conversation: string; text?: string };
  'conversation:started': { conversation: string };
  /** The visitor pressed to keep a conversation that consent was missing for. It is kept: remember that, and withdraw it only by `consent('none')`. */
  consent: 'given';
  connection: 'off' | 'connecting' | 'live' | 'lost';
  /** What the server took the visitor for, after `identify` or `userDetails`. */
  'auth:changed': { grade: 'anonymous' | 'claimed' | 'code' | 'host'; name?: string; email?: string };
  /** `userDetails` were refused; the visitor stays who he was. */
  'auth:error': { code: string };
  /** `logout` has ended the session. */
  'auth:ended': undefined;
}

/** One thing that stands in the widget's way on this page. */
export interface Finding {
  code:
    | 'csp'
    | 'storage'
    | 'unreachable'
    | 'not_found'
    | 'inactive'
    | 'site_not_allowed'
    | 'sandbox'
    | 'insecure';
  /** What to add to the page's Content-Security-Policy, e.g. `frame-src https://host`. */
  directive?: string;
  text: string;
}

export interface OrleansChat {
  readonly version: string;
  /** Draws the button. One floating widget per page: the same hash again changes what is said anew, another replaces it. */
  init(options: Options): void;
  /** Changes what is said and leaves the rest; `baseURL`, `hash`, `storage` and `consent` stand. */
  update(options: Partial<Options>): Promise<void>;
  isOpen(): boolean;
  open(): void;
  close(): void;
  toggle(): void;
  /** Shows the button again. */
  show(): void;
  /** Hides the button; the panel can still be opened by calls. */
  hide(): void;
  /** Fills the window, or gives the size back. */
  fullscreen(on?: boolean): Promise<void>;
  /** Opens a conversation of this visitor. */
  openConversation(id: string): void;
  /** Opens a start button's conversation, the first one's where none is named. Nothing is started before the first send. */
  start(button?: string): void;
  /** The same, with a text in the composer that the visitor can change and send. */
  prefill(text: string, button?: string): Promise<void>;
  setLocale(locale: string): Promise<void>;
  setTheme(theme: Theme): Promise<void>;
  setSound(on: boolean): Promise<void>;
  /** Says who is signed in on the page. */
  identify(details: UserDetails): Promise<void>;
  /** Ends the session on the server and forgets it in this browser. */
  logout(): Promise<void>;
  /** `given`: what was in memory is stored from now on. `none`: what was stored is removed. */
  consent(consent: Consent): Promise<void>;
  /** What on this page stands in the widget's way; empty where nothing does. */
  doctor(): Promise<Finding[]>;
  /** @returns what ends it */
  on<Name extends keyof Events>(name: Name, listener: (detail: Events[Name]) => void): () => void;
  once<Name extends keyof Events>(name: Name, listener: (detail: Events[Name]) => void): () => void;
  /** Takes everything off the page. */
  destroy(): void;
  /** Calls by name, in order. */
  push(...calls: Call[]): void;
}

/** A call as it is queued before the loader is there: `['init', {…}]`. */
export type Call = {
  [Name in Exclude<keyof OrleansChat, 'push'>]: OrleansChat[Name] extends (...args: infer Args) => unknown
    ? [name: Name, ...args: Args]
    : never;
}[Exclude<keyof OrleansChat, 'push'>];

export const version: OrleansChat['version'];
export const init: OrleansChat['init'];
export const update: OrleansChat['update'];
export const isOpen: OrleansChat['isOpen'];
export const open: OrleansChat['open'];
export const close: OrleansChat['close'];
export const toggle: OrleansChat['toggle'];
export const show: OrleansChat['show'];
export const hide: OrleansChat['hide'];
export const fullscreen: OrleansChat['fullscreen'];
export const openConversation: OrleansChat['openConversation'];
export const start: OrleansChat['start'];
export const prefill: OrleansChat['prefill'];
export const setLocale: OrleansChat['setLocale'];
export const setTheme: OrleansChat['setTheme'];
export const setSound: OrleansChat['setSound'];
export const identify: OrleansChat['identify'];
export const logout: OrleansChat['logout'];
export const consent: OrleansChat['consent'];
export const doctor: OrleansChat['doctor'];
export const on: OrleansChat['on'];
export const once: OrleansChat['once'];
export const destroy: OrleansChat['destroy'];
declare const chat: OrleansChat;
export default chat;

/** `<orleans-chat hash="…">`: the button, or with `inline` the panel where the element stands. Events come as DOM events with a `detail`. */
export interface OrleansChatElement extends HTMLElement {
  readonly chat: OrleansChat;
}

declare global {
  interface Window {
    OrleansChat: OrleansChat | Call[];
    SupportPal: OrleansChat;
    supportpalAsyncInit?: () => void;
  }
  interface HTMLElementTagNameMap {
    'orleans-chat': OrleansChatElement;
  }
}
