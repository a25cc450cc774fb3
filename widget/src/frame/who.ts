import type { Contact, Identity, SessionAnswer } from '../wire/shapes';
import type { App } from './app';

export type Known = Pick<SessionAnswer, 'identity' | 'asked'>;

/** Who the visitor says he is, as the server keeps it. Tabs agree by a count of his answers; the details stay out of the page's storage. */
export class Who {
  private answers?: string;

  constructor(private readonly app: App) {
    const { host } = app;
    this.answers = host.get('who') as string | undefined;
    host.keptVersion.subscribe(() => {
      if (host.get('who') === this.answers) return;
      this.answers = host.get('who') as string | undefined;
      if (app.who.get()) void this.ask().catch(() => undefined);
    });
  }

  /** He has said who he is in this browser, or that he would rather not. Another session is another visitor, whom nobody has asked. */
  get answered(): boolean {
    return String(this.app.host.get('who')).startsWith(this.visitor);
  }

  private get visitor(): string {
    return `${String(this.app.host.get('session')).split('.')[0]} `;
  }

  /** @returns what is known by now; nothing is begun at the server for it */
  async ask(): Promise<Known> {
    const { session } = this.app;
    return session.exists() ? session.open() : { identity: { grade: 'anonymous' }, asked: false };
  }

  /** Keeps what he says of himself. */
  async save(contact: Contact): Promise<void> {
    const { session, http, who } = this.app;
    const identity = await session.authorised((bearer) =>
      http.call<Identity>('POST', '/contact', { bearer, body: contact }),
    );
    this.remember();
    who.set({ identity, asked: true });
  }

  /** He would rather not say, which is remembered here even where it cannot be told. */
  decline(): void {
    this.remember();
    void this.save({ declined: true }).catch(() => undefined);
  }

  private remember(): void {
    this.answers = this.visitor + Date.now();
    this.app.host.set({ who: this.answers });
  }
}
