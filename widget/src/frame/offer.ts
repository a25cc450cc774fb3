import { Cell } from '../connection/cell';
import type { Clock } from '../connection/clock';
import { statusOf } from '../conversation/thread-state';
import type { WireEvent } from '../wire/shapes';
import type { App } from './app';
import type { Chat } from './chat';
import type { Who } from './who';

const patience = 3_000;

/** Where the visitor is asked: in a chat, under a message of his own. */
export interface Place {
  chat: string;
  after: string;
}

/**
 * When the visitor is asked who he is (S85, V8): once something of his is at the server and nobody has answered it for a moment. The card
 * keeps its place, also over a reload; who has answered is not asked again.
 */
export class Offer {
  readonly place = new Cell<Place | undefined>(undefined);
  private leave = () => undefined as void;
  private waiting?: { after: string; cancel: () => void };

  constructor(
    private readonly app: App,
    private readonly who: Who,
    private readonly clock: Clock,
  ) {
    app.view.subscribe(() => this.follow());
    app.host.keptVersion.subscribe(() => this.follow());
    this.follow();
  }

  /** The card is no longer needed. */
  end(): void {
    this.place.set(undefined);
    this.app.host.set({ ask: undefined });
  }

  private follow(): void {
    const view = this.app.view.get();
    this.leave();
    this.stopWaiting();
    if (view.name !== 'conversation') return;
    const weigh = () => this.weigh(view.chat);
    this.leave = view.chat.thread.state.subscribe(weigh);
    weigh();
  }

  private weigh(chat: Chat): void {
    const { host, closed } = this.app;
    const kept = host.get('ask') as { conversation: string; after: string } | undefined;
    if (kept && kept.conversation === chat.thread.id) {
      const { chat: shown, after } = this.place.get() ?? {};
      if (shown !== chat.key || after !== kept.after) this.place.set({ chat: chat.key, after: kept.after });
      return;
    }
    if (this.place.get()?.chat === chat.key) this.place.set(undefined);
    const after = this.who.answered || closed.get() ? undefined : unanswered(chat.thread.state.get().events);
    if (after === this.waiting?.after) return;
    this.stopWaiting();
    if (after)
      this.waiting = {
        after,
        cancel: this.clock.after(patience, () => void this.ask(chat, after).catch(() => undefined)),
      };
  }

  private async ask(chat: Chat, after: string): Promise<void> {
    this.waiting = undefined;
    // Somebody is about to answer.
    if (chat.typing.who.get().length > 0) return this.weigh(chat);
    const { identity, asked } = this.app.who.get() ?? (await this.who.ask());
    const still = after === unanswered(chat.thread.state.get().events) && this.app.view.get();
    if (!still || still.name !== 'conversation' || still.chat !== chat) return;
    if (asked || identity.email || !chat.thread.id) return;
    this.app.host.set({ ask: { conversation: chat.thread.id, after } });
    this.weigh(chat);
  }

  private stopWaiting(): void {
    this.waiting?.cancel();
    this.waiting = undefined;
  }
}

/** The key of the visitor's last message where nobody has said anything behind it. */
export function unanswered(events: readonly WireEvent[]): string | undefined {
  const last = events.findLast(({ kind }) => kind === 'message');
  return last?.author.kind === 'visitor' && statusOf(events) !== 'closed'
    ? (last.clientId ?? `s${last.seq}`)
    : undefined;
}
