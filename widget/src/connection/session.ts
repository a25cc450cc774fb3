import { Refused } from '../wire/refused';
import type { SessionAnswer } from '../wire/shapes';
import type { Http } from './http';

/** Where the session's token is kept. */
export interface TokenPlace {
  token(): string | undefined;
  /** Reads again what other tabs may have written. */
  refresh(): Promise<void>;
  keep(answer: SessionAnswer): void;
  /** What the host page says of its user. */
  user?(): unknown;
}

/** Runs `work` while no other tab runs its own under the same name. */
export type Exclusive = <T>(work: () => Promise<T>) => Promise<T>;

/** The visitor's session: made on first need, replaced when the server no longer knows it. */
export class Session {
  private making?: Promise<string>;

  constructor(
    private readonly http: Http,
    private readonly place: TokenPlace,
    private readonly exclusive: Exclusive = (work) => work(),
  ) {}

  exists(): boolean {
    return this.place.token() !== undefined;
  }

  /** Calls with the session's token; once more with a new session if the token is refused. */
  async authorised<T>(call: (bearer: string) => Promise<T>): Promise<T> {
    const token = this.place.token() ?? (await this.make(undefined));
    try {
      return await call(token);
    } catch (error) {
      if (!(error instanceof Refused && error.code === 'unauthenticated')) throw error;
      return call(await this.make(token));
    }
  }

  /** Opens it, or a new one, and tells what the page says of its user. */
  async open(): Promise<SessionAnswer> {
    const body = { session: this.place.token(), userDetails: this.place.user?.() };
    const answer = await this.http.call<SessionAnswer>('POST', '/session', { body });
    this.place.keep(answer);
    return answer;
  }

  /** A ticket for one connect within 30 s. */
  async ticket(): Promise<string> {
    const answer = await this.authorised((bearer) =>
      this.http.call<{ ticket: string }>('POST', '/ticket', { bearer, body: {} }),
    );
    return answer.ticket;
  }

  private make(refused: string | undefined): Promise<string> {
    this.making ??= this.exclusive(async () => {
      // Two tabs that start at once must not end with two sessions.
      await this.place.refresh();
      const known = this.place.token();
      return known && known !== refused ? known : (await this.open()).session;
    }).finally(() => (this.making = undefined));
    return this.making;
  }
}
