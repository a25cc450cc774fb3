import { Backoff } from '../connection/backoff';
import { Cell } from '../connection/cell';
import { browserClock } from '../connection/clock';
import type { Pushes, VisitorLine } from '../connection/line';
import { Link } from '../connection/link';
import { Outbox } from '../connection/outbox';
import {
  isComplete,
  laneOf,
  laneOfStart,
  type Lane,
  type OutboxChange,
  type SentFile,
} from '../connection/outbox-entry';
import { OutboxStore } from '../connection/outbox-store';
import { Sender } from '../connection/sender';
import type { Held } from '../connection/uploads';
import { visitorCarrier } from '../connection/visitor-carrier';
import { pageWake } from '../connection/wake';
import { visitor } from '../conversation/me';
import { Reader } from '../conversation/reader';
import { Thread } from '../conversation/thread';
import { statusOf } from '../conversation/thread-state';
import { TypingTeller, TypingTracker } from '../conversation/typing';
import { mintId, randomBytes } from '../wire/public-id';
import type { Status } from '../wire/shapes';
import type { App } from './app';
import { Bell } from './bell';
import { type Chat, draftKey } from './chat';
import { Exchange, type TabTalk } from './exchange';
import { Need } from './need';
import { Peeks } from './peeks';
import { Ringing } from './ringing';
import { Soon } from './soon';
import { Standing } from './standing';
import { Tabs } from './tabs';

const clock = browserClock;
const random = () => randomBytes(4).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32;

/** Conversations as they go on: the line, shared by tabs, the outbox, and one store for each conversation. */
export class Live {
  readonly outbox: Outbox;
  readonly me = visitor;
  readonly files = new Soon(async () => {
    const { filesFor } = await import('./files');
    return filesFor(this.app, this.outbox, clock, random);
  });
  /** Who the visitor is, from the first message on. */
  readonly contact = new Soon(async () => {
    const { contactFor } = await import('./contact');
    return contactFor(this.app, clock);
  });
  private readonly chats = new Map<string, Chat>();
  private readonly tabs: Tabs<TabTalk>;
  private readonly link: Link<VisitorLine>;
  private readonly exchange: Exchange;
  private readonly sender: Sender;
  private readonly need: Need;
  private readonly standing: Standing;
  /** The one whose events are pushed: what is on screen. */
  private followed?: Chat;
  private readonly bell = new Bell();
  private readonly ringing = new Ringing(
    () => this.app.sound.get() && this.tabs.leading.get() && this.bell.ring(),
  );

  constructor(private readonly app: App) {
    const name = `orleanschat:${app.config.hash}:${app.host.origin}`;
    const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
    const id = mintId(randomBytes);
    this.tabs = new Tabs(id, name, clock, navigator.locks, channel);
    const connect = () => visitorCarrier(this.route(), this.exchange.pushes);
    this.link = new Link(connect, new Backoff(random), clock, pageWake);
    this.exchange = new Exchange(this.tabs, this.link, clock, this.hear);
    const tell = (change: OutboxChange) => this.tabs.tell({ from: id, type: 'outbox', change });
    this.outbox = new Outbox(new OutboxStore(app.host), tell);
    const sending = () => (this.tabs.leading.get() ? this.exchange.line() : undefined);
    this.sender = new Sender(this.outbox, sending, clock, pageWake, random);
    new Peeks(app);
    this.standing = new Standing(app, () => this.exchange.state.get() === 'live');
    // What changed while no socket stood was told to nobody.
    this.exchange.state.subscribe((state) => state === 'live' && this.standing.changed());
    app.closed.subscribe((closed) => closed || this.outbox.retryAll('inactive'));
    this.need = new Need(clock, () => this.isNeeded());

    this.tabs.listen((message) => message.type === 'outbox' && this.outbox.apply(message.change));
    this.outbox.listen((change) => this.onOutbox(change));
    this.tabs.leading.subscribe((leading) => this.link.want(leading));
    this.need.state.subscribe((needed) => (needed ? this.tabs.contend() : this.tabs.withdraw()));
    this.exchange.state.subscribe((state) => this.onState(state));
    app.view.subscribe((view) => this.follow(view.name === 'conversation' ? view.chat : undefined));
    for (const cell of [app.view, app.host.shown, app.list.state]) cell.subscribe(() => this.need.check());
    pageWake(() => this.tabs.recheck());
    this.restoreLanes();
    this.need.check();
  }

  /** The conversation of an id, now followed. */
  chatOf(id: string): Chat {
    const known = [...this.chats.values()].find((chat) => chat.thread.id === id);
    return known ?? this.make(id, this.app.list.find(id)?.buttonId ?? '', laneOf(id));
  }

  /** A conversation that its first send will start. */
  newChat(buttonId: string, follows?: string): Chat {
    const unsent = [...this.chats.values()].find(
      (chat) => !chat.lane && chat.buttonId === buttonId && chat.follows === follows,
    );
    return unsent ?? this.make(undefined, buttonId, undefined, follows);
  }

  send(chat: Chat, text: string, files?: readonly SentFile[]): void {
    chat.lane ??= laneOfStart({
      clientId: mintId(randomBytes),
      buttonId: chat.buttonId,
      locale: this.app.config.locale,
      pageUrl: this.app.host.shown.get().url.slice(0, 2000),
      follows: chat.follows,
    });
    this.outbox.add(chat.lane, mintId(randomBytes), text, clock.now(), files);
    chat.teller.sent();
    this.app.host.tell('message:sent', { conversation: chat.thread.id });
    this.need.check();
  }

  /** What was typed and not sent yet. */
  draftOf(chat: Chat): string {
    return (this.app.host.get(draftKey(chat)) as string | undefined) ?? '';
  }

  keepDraft(chat: Chat, text: string): void {
    this.app.host.set({ [draftKey(chat)]: text || undefined });
  }

  /** Goes on from a closed conversation in a new one; what was typed goes with it. */
  async startNew(chat: Chat): Promise<void> {
    const next = this.newChat(this.buttonOf(chat), chat.thread.id);
    this.keepDraft(next, this.draftOf(chat));
    this.keepDraft(chat, '');
    await this.app.start(next.buttonId, next.follows);
  }

  /** A refused message goes into a new conversation that follows its own. */
  async sendInNew(chat: Chat, clientId: string, text: string): Promise<void> {
    const files = this.outbox.find(clientId)?.files;
    this.outbox.drop(clientId);
    this.send(await this.app.start(this.buttonOf(chat), chat.thread.id), text, files);
  }

  /** The start button that the conversation came from; the first where that one is gone. */
  buttonOf(chat: Chat): string {
    const { start } = this.app.config.dashboard;
    const id = chat.buttonId || this.app.list.find(chat.thread.id)?.buttonId;
    return (start.find((button) => button.id === id) ?? start[0])?.id ?? '';
  }

  statusOf(chat: Chat): Status {
    return statusOf(chat.thread.state.get().events) ?? this.app.list.find(chat.thread.id)?.status ?? 'open';
  }

  /** @returns whether it is closed now */
  async close(chat: Chat): Promise<boolean> {
    return this.change(chat, (line, id) => line.close(id));
  }

  async reopen(chat: Chat): Promise<boolean> {
    return this.change(chat, (line, id) => line.reopen(id));
  }

  pull(chat: Chat): Promise<void> {
    return chat.thread.pull();
  }

  private async change(
    chat: Chat,
    call: (line: VisitorLine, id: string) => Promise<unknown>,
  ): Promise<boolean> {
    const line = this.exchange.line();
    const { id } = chat.thread;
    if (!line || !id) return false;
    try {
      await call(line, id);
      await this.pull(chat);
      return true;
    } catch {
      return false;
    }
  }

  private readonly hear: Pushes = {
    events: (batch) => {
      const chat = this.find(batch.conversationId);
      chat?.thread.onEvents(batch);
      this.sender.heard(batch.conversationId);
      for (const { kind, author } of batch.events) if (kind === 'message') chat?.typing.stopped(author);
      this.ringing.onEvents(batch);
      const last = batch.events.findLast(
        ({ kind, author }) => kind === 'message' && author.kind !== 'visitor',
      );
      if (last)
        this.app.host.tell('message:received', {
          conversation: batch.conversationId,
          text: last.text || last.attachments?.[0]?.name,
        });
    },
    head: (head) => this.find(head.conversationId)?.thread.onHead(head),
    seen: ({ conversationId, seen }) => this.find(conversationId)?.thread.onSeen(seen),
    widget: () => this.standing.changed(),
    typing: ({ conversationId, author }) => this.find(conversationId)?.typing.heard(author),
    session: (rows) => {
      this.ringing.onRows(rows);
      this.app.setRows(rows);
      // A push that went missing shows here.
      for (const { id, head } of rows.conversations) {
        const chat = this.find(id);
        if (chat && chat === this.followed && chat.thread.state.get().head < head) void this.pull(chat);
      }
    },
  };

  private onState(state: ReturnType<typeof this.link.state.get>): void {
    this.app.line.set(state);
    if (state === 'live') {
      this.sender.drain();
      if (this.followed) void this.pull(this.followed);
    }
    this.app.host.tell('connection', state);
  }

  private onOutbox(change: OutboxChange): void {
    const chats = [...this.chats.values()];
    if (change.type === 'started') {
      const chat = chats.find(({ lane }) => lane?.key === change.lane.key);
      if (chat) this.started(chat, change.started.id);
      this.app.host.tell('conversation:started', { conversation: change.started.id });
    }
    if (change.type === 'accepted') {
      const chat = chats.find(({ lane }) => lane?.key === change.entry.lane);
      chat?.thread.onAccepted(change.entry, change.receipt);
    }
    if (change.type === 'refused' && change.problem.code === 'inactive') this.standing.changed();
    for (const chat of chats) this.showWaiting(chat);
    this.need.check();
  }

  private started(chat: Chat, id: string): void {
    const from = draftKey(chat);
    const draft = this.draftOf(chat) || undefined;
    if (chat.lane) chat.lane.id = id;
    chat.thread.id = id;
    this.app.host.set({ [from]: undefined, [draftKey(chat)]: draft });
    if (this.app.view.get().name === 'conversation') this.app.host.set({ 'tab.view': id, live: true });
    void this.pull(chat);
  }

  /** Conversations with messages on the way, also those that a reload found before they were started. */
  private restoreLanes(): void {
    for (const lane of this.outbox.waiting()) {
      if (!this.outbox.of(lane.key).every(isComplete)) this.files.want();
      this.make(lane.id, lane.start?.buttonId ?? '', lane, lane.start?.follows);
    }
  }

  private make(id: string | undefined, buttonId: string, lane: Lane | undefined, follows?: string): Chat {
    const thread = new Thread(id, visitor, () => this.exchange.line(), clock, random);
    const withId = (run: (line: VisitorLine, id: string) => void) => {
      const line = this.exchange.line();
      if (line && thread.id) run(line, thread.id);
      return line !== undefined;
    };
    const chat: Chat = {
      key: mintId(randomBytes),
      buttonId,
      follows,
      openedAt: clock.now(),
      thread,
      lane,
      typing: new TypingTracker(clock),
      shelf: new Cell<readonly Held[]>([]),
      teller: new TypingTeller(clock, () => void withId((line, id) => line.typing(id))),
      reader: new Reader(clock, (seq) => withId((line, id) => line.read(id, seq))),
    };
    this.chats.set(chat.key, chat);
    this.showWaiting(chat);
    return chat;
  }

  private showWaiting(chat: Chat): void {
    const keys = new Set([chat.lane?.key, chat.thread.id]);
    chat.thread.setWaiting([...keys].flatMap((key) => (key ? this.outbox.of(key) : [])));
  }

  private find(id: string): Chat | undefined {
    return [...this.chats.values()].find((chat) => chat.thread.id === id);
  }

  private follow(chat: Chat | undefined): void {
    const before = this.followed;
    this.followed = chat;
    if (before && before !== chat && before.thread.id) this.exchange.line()?.leave(before.thread.id);
    if (chat && chat !== before) {
      chat.thread.markFirstUnread();
      void this.pull(chat);
    }
  }

  private isNeeded(): boolean {
    const onScreen = this.followed?.lane !== undefined && this.app.host.shown.get().open;
    const { rows } = this.app.list.state.get();
    // Over plain requests the list comes later than the conversation that was just started.
    const unlisted = ({ thread, lane }: Chat) =>
      lane && thread.id && !rows.some(({ id }) => id === thread.id);
    const started = [...this.chats.values()].some(unlisted);
    return this.app.list.hasOpen || this.outbox.waiting().length > 0 || onScreen || started;
  }

  private route() {
    return {
      http: this.app.http,
      session: this.app.session,
      hub: '/hubs/visitor',
      clock,
      wake: pageWake,
      random,
      hidden: () => document.visibilityState === 'hidden' || !this.app.host.shown.get().open,
    };
  }
}
