import { Cell } from '../connection/cell';
import type { Http } from '../connection/http';
import type { LinkState } from '../connection/link';
import { Session } from '../connection/session';
import { RowList } from '../conversation/row-list';
import type { Strings } from '../view/strings';
import type { Config } from '../wire/config';
import type { Destination } from '../wire/host-messages';
import type { Rows, SessionAnswer } from '../wire/shapes';
import type { Chat } from './chat';
import type { Host } from './host';
import type { Live } from './live';
import type { Settings } from './settings';

export type View = { name: 'dashboard' } | { name: 'list' } | { name: 'conversation'; chat: Chat };

export interface Toast {
  text: string;
  /** What the one button does, and how it is called. */
  action?: { label: string; run: () => void };
}

/** The frame's state. What only a conversation needs is loaded with `live()`. */
export class App {
  readonly view = new Cell<View>({ name: 'dashboard' });
  readonly list = new RowList();
  readonly line = new Cell<LinkState>('off');
  readonly toast = new Cell<Toast | undefined>(undefined);
  readonly sound: Cell<boolean>;
  readonly full = new Cell(false);
  /** Channel or widget is switched off: all can be read, nothing said (D12). */
  readonly closed = new Cell(false);
  /** What the server said last of who the visitor is. */
  readonly who = new Cell<Pick<SessionAnswer, 'identity' | 'asked' | 'problem'> | undefined>(undefined);
  readonly settings: Cell<Settings>;
  readonly session: Session;
  private loading?: Promise<Live>;

  constructor(
    readonly host: Host,
    settings: Settings,
    readonly http: Http,
  ) {
    this.settings = new Cell(settings);
    this.sound = new Cell(host.get('sound') !== false);
    this.session = new Session(
      http,
      {
        token: () => host.get('session') as string | undefined,
        refresh: () => host.refresh(),
        keep: (answer) => {
          host.set({ session: answer.session });
          this.who.set(answer);
        },
        user: () => host.get('user'),
      },
      (work) => exclusively(`orleanschat:session:${this.config.hash}:${host.origin}`, work),
    );
    host.keptVersion.subscribe(() => this.sound.set(host.get('sound') !== false));
    host.onGo((destination) => this.go(destination));
  }

  get config(): Config {
    return this.settings.get().config;
  }

  get strings(): Strings {
    return this.settings.get().strings;
  }

  /** How long ago, in the visitor's language. */
  get ago(): Settings['ago'] {
    return this.settings.get().ago;
  }

  /** Loads and starts all that a conversation needs; once. */
  live(): Promise<Live> {
    this.loading ??= import('./live').then(({ Live }) => new Live(this));
    this.loading.catch(() => (this.loading = undefined));
    return this.loading;
  }

  /** What has to be known on opening: the conversations, and a line where one of them goes on. */
  async wake(): Promise<void> {
    const waiting = this.host.keys().some((key) => key.startsWith('o.'));
    if (this.host.get('live') || waiting) await this.live();
    if (this.session.exists()) await this.loadList();
  }

  async loadList(): Promise<void> {
    try {
      this.setRows(await this.pageOfList(20));
    } catch {
      this.list.setFailed();
    }
  }

  /** The first page as the server has it. */
  setRows(rows: Rows): void {
    this.list.setFirstPage(rows);
    if (this.list.hasOpen) void this.live();
    this.keepUnread();
  }

  keepUnread(): void {
    const { unread } = this.list.state.get();
    const live = this.list.hasOpen;
    if (this.host.get('unread') !== unread) this.host.tell('unread', unread);
    if (this.host.get('unread') !== unread || !!this.host.get('live') !== live)
      this.host.set({ unread, live });
  }

  /** The panel was open on the page before: goes back to where it was. Otherwise the first opening shows the dashboard (V3). */
  async restore(): Promise<void> {
    const id = this.host.get('tab.view');
    if (this.host.shown.get().open && typeof id === 'string' && id) {
      await this.openConversation(id, this.host.get('tab.place'));
    }
  }

  home(): void {
    this.show({ name: 'dashboard' });
  }

  showList(): void {
    this.show({ name: 'list' });
  }

  /** Shows the start button's conversation; nothing is started before the first send. */
  async start(buttonId: string, follows?: string): Promise<Chat> {
    const chat = (await this.live()).newChat(buttonId, follows);
    this.show({ name: 'conversation', chat });
    return chat;
  }

  /** @param place where its reader stood */
  async openConversation(id: string, place?: unknown): Promise<void> {
    const chat = (await this.live()).chatOf(id);
    this.show({ name: 'conversation', chat }, place);
  }

  setSound(on: boolean): void {
    this.sound.set(on);
    this.host.set({ sound: on });
  }

  setFull(on: boolean): void {
    this.full.set(on);
    this.host.fullScreen(on);
  }

  private show(view: View, place?: unknown): void {
    this.host.set({
      'tab.view': view.name === 'conversation' ? view.chat.thread.id : undefined,
      'tab.place': place,
    });
    this.view.set(view);
  }

  private go({ conversation, start, call }: Destination): void {
    if (call) void import('./called').then(({ called }) => called(this, call));
    if (conversation) void this.openConversation(conversation);
    const { start: buttons } = this.config.dashboard;
    const button = start === true ? buttons[0] : buttons.find(({ id }) => id === start);
    if (button) void this.start(button.id);
  }

  /** @param before a row's `lastAt` */
  pageOfList(limit: number, before?: number): Promise<Rows> {
    const query = `limit=${limit}${before === undefined ? '' : `&before=${before}`}`;
    return this.session.authorised((bearer) =>
      this.http.call<Rows>('GET', `/conversations?${query}`, { bearer }),
    );
  }
}

/** One tab at a time, where the browser can say so. */
async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return work();
  let begun = false;
  const mine = () => ((begun = true), work());
  // A frame that is kept from storage is refused locks.
  return locks.request(name, mine).catch((refused: unknown) => {
    if (begun) throw refused;
    return work();
  });
}
