import { Cell } from '../../connection/cell';
import { today } from '../../connection/clock';
import type { ComponentType } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { plainText } from '../../conversation/markup';
import type { ThreadState } from '../../conversation/thread-state';
import type { App } from '../../frame/app';
import type { Chat } from '../../frame/chat';
import { sentFile } from '../../connection/sent-file';
import type { Live } from '../../frame/live';
import type { Place as Asked } from '../../frame/offer';
import { el, iconOr } from '../dom';
import { Glyph } from '../glyph';
import type { GlyphName } from '../glyphs';
import { Mounted } from '../mounted';
import type { StringKey } from '../strings';
import { Composer } from '../thread/composer';
import { Avatar } from '../thread/avatar';
import { MessageList } from '../thread/message-list';
import type { FileRules } from '../../wire/config';
import type { Props as SearchProps } from '../search/strip';
import type { Place } from '../thread/scrolling';
import { timesOf } from '../times';
import { useCell, useLater, useVisible } from '../use';
import { ConnectionBar } from './connection-bar';
import type { MenuItem } from './menu';
import { panelButtons } from './panel-buttons';
import { ToastBar } from './toast';

const nowhere = new Cell<Asked | undefined>(undefined);
/** As long as the server lets a visitor undo his own closing, and reopen by writing (D6). */
const undoneFor = 60_000;
const reopensFor = 30 * 24 * 3600_000;
const touch = matchMedia('(pointer: coarse)').matches;
const lens = 'M11 18a7 7 0 100-14 7 7 0 000 14zM20 20l-4-4';

/** One conversation (S72 to S75, V6, V7, V14). */
export function Conversation({ app, live, chat }: { app: App; live: Live; chat: Chat }) {
  const { strings, config } = app;
  const times = useMemo(() => timesOf(app.settings.get().timeLocale), [config]);
  const state = useCell(chat.thread.state);
  const typing = useCell(chat.typing.who);
  const problem = useCell(chat.thread.problem);
  const shown = useCell(app.host.shown);
  const list = useCell(app.list.state);
  const off = useCell(app.closed);
  const visible = useVisible();
  const contact = useCell(live.contact.kit);
  const asked = useCell(contact?.place ?? nowhere);
  const title = useRef<HTMLHeadingElement>(null);
  const [search, setSearch] = useState<{ Strip: ComponentType<SearchProps> }>();

  const button = config.dashboard.start.find(
    ({ id }) => id === (chat.buttonId || app.list.find(chat.thread.id)?.buttonId),
  );
  const status = live.statusOf(chat);
  const closed = status === 'closed';
  const startsNew = closed && (config.reopenPolicy === 'start_new' || sinceClosed(chat) > reopensFor);
  const operator = state.events.findLast(
    ({ author }) => author.kind === 'operator' || author.kind === 'ai',
  )?.author;
  const row = app.list.find(chat.thread.id);
  const elsewhere = Math.max(0, list.unread - (row?.unread ?? 0));
  const drawn = useMemo(() => withOpening(state, button?.openingMessage, chat), [state, button, chat]);

  const onTop = useCallback(() => void chat.thread.older().catch(() => undefined), [chat]);
  const onBottom = useCallback(
    (head: number) => {
      const { id } = chat.thread;
      if (!id || !shown.open || !visible || head === 0) return;
      chat.reader.read(head, live.me.read(chat.thread.state.get().seen));
      app.list.markRead(id);
      app.keepUnread();
    },
    [chat, shown.open, visible],
  );

  const wanted = useMemo(() => ({ kit: live.files.kit, want: () => live.files.want() }), [live]);
  const rules = config.attachments;
  const offered = useMemo(
    () =>
      rules && {
        ...rules,
        most: rules.size,
        kit: live.files.kit,
        shelf: chat.shelf,
        pick: picker(app, live, chat, rules),
      },
    [rules, live, chat],
  );
  const aside =
    contact && asked?.chat === chat.key ? { after: asked.after, node: contact.card() } : undefined;
  const sent = state.events.some(({ author, kind }) => kind === 'message' && author.kind === 'visitor');
  useEffect(() => (sent ? live.contact.want() : undefined), [sent]);
  const onPlace = useCallback((place?: Place) => app.host.set({ 'tab.place': place }), [app]);

  useEffect(() => {
    if (touch) title.current?.focus();
  }, [chat]);

  const close = async () => {
    if (!(await live.close(chat))) return app.toast.set({ text: strings('toast.notClosed') });
    const undo = () => void live.reopen(chat);
    app.toast.set({ text: strings('toast.closed'), action: { label: strings('toast.undo'), run: undo } });
  };

  const reopen = async () => {
    if (!(await live.reopen(chat))) app.toast.set({ text: strings('composer.reopen') });
  };
  const startNew = () => void live.startNew(chat);

  const openSearch = () =>
    void import('../search/strip')
      .then(({ ready }) => ready(strings, config.locale))
      .then(setSearch, () => undefined);

  /** Asked each time the menu opens (S101, S104, D6). */
  const more = (): MenuItem[] => {
    const item = (key: StringKey, glyph: GlyphName, run: () => void) => ({ label: strings(key), glyph, run });
    if (!chat.thread.id) return [];
    const find = { label: strings('menu.search'), drawing: lens, run: openSearch };
    if (live.statusOf(chat) === 'open')
      return [find, item('menu.closeConversation', 'archive', () => void close())];
    const begin = item('conversation.startNew', 'plus', startNew);
    const undoes = closingOf(chat)?.author.kind === 'visitor' && sinceClosed(chat) < undoneFor;
    return undoes
      ? [find, item('menu.reopenConversation', 'chat', () => void reopen()), begin]
      : [find, begin];
  };
  const empty = drawn.events.length === 0 && drawn.sending.length === 0;

  return (
    <>
      <header class="head">
        <button
          class="icon-button back"
          aria-label={strings(elsewhere ? 'conversation.backUnread' : 'conversation.back', {
            count: elsewhere,
          })}
          onClick={() => app.home()}
        >
          <Glyph name="back" />
          {elsewhere > 0 && <span class="count">{strings.badge(elsewhere)}</span>}
        </button>
        {operator ? (
          <Avatar author={operator} />
        ) : (
          <Mounted
            key={button?.id}
            build={() => el('span', { class: 'tile small' }, iconOr(button?.icon, 'chat', 16))}
          />
        )}
        <div class="head-words">
          <h1 class="head-title" ref={title} tabIndex={-1}>
            <bdi>{operator?.name ?? button?.name ?? strings('conversation.team')}</bdi>
          </h1>
          <p>{strings(closed ? 'conversation.statusClosed' : 'conversation.status')}</p>
        </div>
        <Mounted build={() => panelButtons(app, more)} />
      </header>
      <ConnectionBar app={app} />
      {search && (
        <search.Strip
          strings={strings}
          thread={chat.thread}
          locale={config.locale}
          plainText={plainText}
          close={() => setSearch(undefined)}
        />
      )}
      {problem ? (
        <Failed app={app} live={live} chat={chat} code={problem} />
      ) : !isFresh(chat) && !state.loaded && state.sending.length === 0 ? (
        <Loading label={strings('state.loading')} />
      ) : empty ? (
        <div class="empty">
          <Glyph name="chat" size={32} />
          <p>{strings('conversation.empty')}</p>
          {!shown.brief && <small>{strings('conversation.emptyHint')}</small>}
        </div>
      ) : (
        <MessageList
          key={chat.key}
          state={drawn}
          me={live.me}
          strings={strings}
          times={times}
          typing={typing}
          place={app.host.get('tab.place') as Place | undefined}
          onPlace={onPlace}
          aside={aside}
          onTop={onTop}
          onBottom={onBottom}
          files={wanted}
          retry={(clientId) => live.outbox.retry(clientId)}
          remove={(clientId) => live.outbox.drop(clientId)}
          copy={(text) => copy(app, text)}
          moveToNew={(clientId, text) => void live.sendInNew(chat, clientId, text)}
        />
      )}
      {sent && contact?.notice()}
      {closed && (
        <p class="over">
          {strings('problem.conversation_closed')}{' '}
          {!startsNew && !off && (
            // Focus stays: without it the composer would fold, and the button be gone from under the pointer.
            <button onMouseDown={(event) => event.preventDefault()} onClick={startNew}>
              {strings('conversation.startNew')}
            </button>
          )}
        </p>
      )}
      {startsNew ? (
        <div class="start-new">
          <button class="primary" disabled={off} onClick={startNew}>
            {strings('conversation.startNew')}
          </button>
        </div>
      ) : (
        <Composer
          key={chat.key}
          strings={strings}
          closed={off}
          placeholder={strings(closed ? 'composer.reopen' : 'composer.placeholder')}
          draft={live.draftOf(chat)}
          autoFocus={!touch && shown.focus}
          touch={touch}
          onDraft={(text) => live.keepDraft(chat, text)}
          onTyping={() => chat.teller.typed()}
          offered={offered}
          kept={app.host}
          onSend={(text) => void sendWith(live, chat, text)}
        />
      )}
      <ToastBar app={app} />
    </>
  );
}

const closingOf = (chat: Chat) => chat.thread.state.get().events.findLast(({ kind }) => kind === 'closed');

/** How long ago the conversation was closed, ms; 0 where that is not known here. */
const sinceClosed = (chat: Chat) => today() - (closingOf(chat)?.at ?? today());

/** Takes files as long as a message may hold more, and says so where it may not. */
function picker(app: App, live: Live, chat: Chat, { size, count }: FileRules) {
  return (files: File[]) =>
    void (chat.picking = live.files.bring().then((kit) => {
      chat.picking = undefined;
      if (!kit) return app.toast.set({ text: app.strings('composer.notAttached') });
      const room = count - chat.shelf.get().length;
      for (const file of files.slice(0, room)) kit.uploads.pick(chat.shelf, file, size);
      if (files.length > room) app.toast.set({ text: app.strings('file.most', { count }) });
    }));
}

/** With the files that can go; what was refused stays to be dealt with. A file that was just picked is not left behind. */
async function sendWith(live: Live, chat: Chat, text: string): Promise<void> {
  if (chat.picking) {
    live.keepDraft(chat, text);
    await chat.picking;
    if (live.draftOf(chat) === text) live.keepDraft(chat, '');
  }
  const going = chat.shelf.get().filter(({ upload }) => upload.state.get().phase !== 'failed');
  chat.shelf.set(chat.shelf.get().filter((held) => !going.includes(held)));
  live.send(chat, text, going.length > 0 ? going.map(sentFile) : undefined);
}

/** Before anything is started the opening message is shown all the same, in the same place. */
function withOpening(state: ThreadState, openingMessage: string | undefined, chat: Chat): ThreadState {
  if (state.loaded || !openingMessage || !isFresh(chat)) return state;
  const author = { kind: 'system' } as const;
  return { ...state, events: [{ seq: 0, at: chat.openedAt, kind: 'started', author, text: openingMessage }] };
}

/** Begun in this frame: what it starts with is known before the server says it. */
const isFresh = (chat: Chat) => !chat.thread.id || chat.lane?.start !== undefined;

function copy(app: App, text: string): void {
  void navigator.clipboard.writeText(text).then(() => app.toast.set({ text: app.strings('toast.copied') }));
}

function Failed({ app, live, chat, code }: { app: App; live: Live; chat: Chat; code: string }) {
  const gone = code === 'not_found';
  return (
    <div class="empty error">
      <Glyph name="alert" size={32} />
      <p>{app.strings(gone ? 'conversation.notFound' : 'conversation.failed')}</p>
      {!gone && <small>{app.strings('conversation.failedHint')}</small>}
      <button class="text-button" onClick={() => (gone ? app.home() : void live.pull(chat))}>
        {app.strings(gone ? 'conversation.back' : 'state.retry')}
      </button>
    </div>
  );
}

function Loading({ label }: { label: string }) {
  const visible = useLater(150);
  return (
    <div class="loading" aria-label={label} role="img">
      {visible &&
        [60, 44, 70].map((width, i) => (
          <i key={i} class={i === 1 ? 'own' : ''} style={{ width: `${width}%` }} />
        ))}
    </div>
  );
}
