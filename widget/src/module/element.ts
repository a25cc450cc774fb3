import type { Options } from '../loader/options';
import floating, { apiOf } from './exports';

const events = [
  'ready',
  'open',
  'close',
  'unread',
  'message:sent',
  'message:received',
  'conversation:started',
  'connection',
  'auth:changed',
  'auth:error',
  'auth:ended',
] as const;
const css = ':host([inline]){display:block;height:640px}:host([hidden]){display:none}';

/** The widget as an element: floating it is the page's one button, with `inline` the panel where the element stands. */
class OrleansChatElement extends HTMLElement {
  static observedAttributes = ['hash', 'base-url', 'inline', 'locale', 'theme'];
  chat = floating;
  private readonly place = this.attachShadow({ mode: 'open' });
  private heard: (() => unknown)[] = [];
  private due = false;

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.place.adoptedStyleSheets = [sheet];
  }

  connectedCallback(): void {
    this.settle();
  }

  disconnectedCallback(): void {
    this.settle();
  }

  attributeChangedCallback(): void {
    this.settle();
  }

  /** Several attributes at once, or a move within the page, are one change. */
  private settle(): void {
    if (this.due) return;
    this.due = true;
    queueMicrotask(() => {
      this.due = false;
      const hash = this.getAttribute('hash');
      if (this.isConnected && hash) this.stand(hash);
      else this.end();
    });
  }

  private stand(hash: string): void {
    const inline = this.hasAttribute('inline');
    if (inline !== (this.chat !== floating)) {
      this.end();
      this.chat = inline ? apiOf() : floating;
    }
    if (this.heard.length === 0)
      this.heard = events.map((name) =>
        this.chat.on(name, (detail) => this.dispatchEvent(new CustomEvent(name, { detail }))),
      );
    const theme = this.getAttribute('theme') as NonNullable<Options['appearance']>['theme'] | null;
    this.chat.init({
      // Where this file came from.
      baseURL: this.getAttribute('base-url') ?? new URL('.', import.meta.url).href,
      hash,
      ...(this.hasAttribute('locale') && { locale: this.getAttribute('locale') ?? '' }),
      ...(theme && { appearance: { theme } }),
      ...(inline && { inline: this.place }),
    });
  }

  private end(): void {
    if (this.heard.length === 0) return;
    for (const stop of this.heard) stop();
    this.heard = [];
    this.chat.destroy();
  }
}

customElements.define('orleans-chat', OrleansChatElement);
