import { Cell } from '../connection/cell';
import type { Clock } from '../connection/clock';
import { within } from '../connection/clock';
import type { Pushes, VisitorLine } from '../connection/line';
import type { Link, LinkState } from '../connection/link';
import type { OutboxChange } from '../connection/outbox-entry';
import { Refused } from '../wire/refused';
import type { Problem } from '../wire/shapes';
import type { Tabs } from './tabs';

const answerWithin = 20_000;

type Method = keyof VisitorLine;

/** What tabs say to each other. `leading` comes from the tab that holds the line. */
export type TabTalk = { from: string } & (
  | { type: 'hello' }
  | { type: 'leading'; state: LinkState }
  | { type: 'call'; ask: number; method: Method; args: unknown[] }
  | { type: 'answer'; to: string; ask: number; value?: unknown; problem?: Problem; failed?: true }
  | { type: 'push'; name: keyof Pushes; argument: unknown }
  | { type: 'outbox'; change: OutboxChange }
);

/** One line for all tabs: the leading tab holds it, the others speak through it. */
export class Exchange {
  readonly state = new Cell<LinkState>('off');
  private asks = 0;
  private readonly asked = new Map<number, (answer: Extract<TabTalk, { type: 'answer' }>) => void>();
  /** Which tabs want a conversation's events. */
  private readonly interest = new Map<string, Set<string>>();

  /** @param hear what is pushed, in whichever tab it arrives */
  constructor(
    private readonly tabs: Tabs<TabTalk>,
    private readonly link: Link<VisitorLine>,
    private readonly clock: Clock,
    private readonly hear: Pushes,
  ) {
    tabs.listen((message) => this.onMessage(message));
    link.state.subscribe(() => this.tellState());
    tabs.leading.subscribe((leading) => {
      this.interest.clear();
      if (leading) this.tellState();
      else this.state.set('off');
    });
    tabs.tell({ from: tabs.id, type: 'hello' });
  }

  /** The line, while it is up in this tab or in the leading one. */
  line(): VisitorLine | undefined {
    if (!this.tabs.leading.get()) return this.state.get() === 'live' ? this.remote : undefined;
    return this.link.line && this.guarded(this.link.line, this.tabs.id);
  }

  /** What the leading tab's carrier hears. */
  readonly pushes: Pushes = {
    events: (batch) => this.push('events', batch),
    head: (head) => this.push('head', head),
    seen: (mark) => this.push('seen', mark),
    typing: (mark) => this.push('typing', mark),
    session: (rows) => this.push('session', rows),
    widget: () => this.push('widget', undefined),
  };

  private push(name: keyof Pushes, argument: unknown): void {
    this.tabs.tell({ from: this.tabs.id, type: 'push', name, argument });
    this.hear[name]?.(argument as never);
  }

  private tellState(): void {
    if (!this.tabs.leading.get()) return;
    const state = this.link.state.get();
    this.tabs.tell({ from: this.tabs.id, type: 'leading', state });
    this.state.set(state);
  }

  private onMessage(message: TabTalk): void {
    if (message.type === 'hello') this.tellState();
    if (message.type === 'leading' && !this.tabs.leading.get()) {
      // A line that came up anew knows no interest: being told twice that it is live must count twice.
      if (message.state === 'live') this.state.set('connecting');
      this.state.set(message.state);
    }
    if (message.type === 'push') this.hear[message.name]?.(message.argument as never);
    if (message.type === 'call' && this.tabs.leading.get()) void this.serve(message);
    if (message.type === 'answer' && message.to === this.tabs.id) this.asked.get(message.ask)?.(message);
  }

  private async serve({ from, ask, method, args }: Extract<TabTalk, { type: 'call' }>): Promise<void> {
    const answer = { from: this.tabs.id, type: 'answer', to: from, ask } as const;
    try {
      if (!this.link.line) throw new Error('no line');
      const line = this.guarded(this.link.line, from) as unknown as Record<
        Method,
        (...args: unknown[]) => unknown
      >;
      this.tabs.tell({ ...answer, value: await line[method](...args) });
    } catch (error) {
      this.tabs.tell(
        error instanceof Refused ? { ...answer, problem: error.problem } : { ...answer, failed: true },
      );
    }
  }

  /** A conversation is left when the last tab leaves it. */
  private guarded(line: VisitorLine, tab: string): VisitorLine {
    return {
      ...line,
      open: (id, since) => {
        this.interest.set(id, (this.interest.get(id) ?? new Set()).add(tab));
        return line.open(id, since);
      },
      leave: (id) => {
        const tabs = this.interest.get(id);
        tabs?.delete(tab);
        if (tabs?.size) return;
        this.interest.delete(id);
        line.leave(id);
      },
    };
  }

  private call<T>(method: Method, ...args: unknown[]): Promise<T> {
    const ask = ++this.asks;
    const answer = new Promise<T>((resolve, reject) => {
      this.asked.set(ask, ({ value, problem, failed }) => {
        if (problem) reject(new Refused(problem));
        else if (failed) reject(new Error('the leading tab has no line'));
        else resolve(value as T);
      });
    });
    this.tabs.tell({ from: this.tabs.id, type: 'call', ask, method, args });
    return within(this.clock, answerWithin, answer).finally(() => this.asked.delete(ask));
  }

  private readonly remote: VisitorLine = {
    open: (id, since) => this.call('open', id, since),
    leave: (id) => void this.call('leave', id).catch(() => undefined),
    before: (id, before, limit) => this.call('before', id, before, limit),
    post: (id, messages) => this.call('post', id, messages),
    read: (id, seq) => void this.call('read', id, seq).catch(() => undefined),
    typing: (id) => void this.call('typing', id).catch(() => undefined),
    close: (id) => this.call('close', id),
    reopen: (id) => this.call('reopen', id),
    start: (start) => this.call('start', start),
    list: (limit, before) => this.call('list', limit, before),
  };
}
