import { Cell } from '../connection/cell';
import type { Clock } from '../connection/clock';

const answerWithin = 3_000;

export interface TabMessage {
  from: string;
  type: string;
}

/** The tabs of one browser that show the same widget on the same site: one of them leads, all can talk. */
export class Tabs<M extends TabMessage> {
  readonly leading = new Cell(false);
  private contending?: AbortController;
  private release?: () => void;
  private heardLeader = false;
  private readonly listeners = new Set<(message: M) => void>();

  /** Without locks or channel (an insecure page, a blocked frame) every tab leads itself. */
  constructor(
    readonly id: string,
    private readonly name: string,
    private readonly clock: Clock,
    private readonly locks: Pick<LockManager, 'request'> | undefined,
    private readonly channel: Pick<BroadcastChannel, 'postMessage' | 'onmessage'> | undefined,
  ) {
    if (!channel) return;
    channel.onmessage = (event: MessageEvent<M>) => {
      if (event.data.from === id) return;
      if (event.data.type === 'leading') this.heardLeader = true;
      for (const listener of [...this.listeners]) listener(event.data);
    };
  }

  tell(message: M): void {
    this.channel?.postMessage(message);
  }

  listen(listener: (message: M) => void): void {
    this.listeners.add(listener);
  }

  /** Wants a line: leads as soon as no other tab does. */
  contend(): void {
    if (this.contending) return;
    const mine = (this.contending = new AbortController());
    if (!this.locks || !this.channel) {
      this.leading.set(true);
      return;
    }
    this.heardLeader = false;
    this.request(mine, false);
    // A leader that is frozen holds its lock without answering: then it is taken from him.
    this.clock.after(answerWithin, () => {
      if (!this.leading.get() && !this.heardLeader && !mine.signal.aborted) this.request(mine, true);
    });
  }

  withdraw(): void {
    this.contending?.abort();
    this.contending = undefined;
    this.leading.set(false);
    this.release?.();
    this.release = undefined;
  }

  /** Asks for the leader again, e.g. when the page wakes. */
  recheck(): void {
    if (!this.contending || this.leading.get()) return;
    this.contending.abort();
    this.contending = undefined;
    this.contend();
  }

  private request(mine: AbortController, steal: boolean): void {
    const held = () =>
      new Promise<void>((release) => {
        if (mine.signal.aborted) return release();
        this.release = release;
        this.leading.set(true);
      });
    const options: LockOptions = steal ? { steal } : { signal: mine.signal };
    this.locks?.request(this.name, options, held).catch((refused: unknown) => {
      // Where the browser keeps frames of other sites from storage there are no locks: this tab leads itself.
      if ((refused as DOMException).name === 'SecurityError') {
        if (!mine.signal.aborted) this.leading.set(true);
        return;
      }
      // Given up, or stolen by a tab that is awake.
      if (mine.signal.aborted || !this.leading.get()) return;
      this.leading.set(false);
      this.request(mine, false);
    });
  }
}
