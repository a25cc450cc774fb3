import type { VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Me } from '../../conversation/me';
import { threadRows, type MessageRow, type ThreadRow } from '../../conversation/rows';
import type { ThreadState } from '../../conversation/thread-state';
import type { Author, WireEvent } from '../../wire/shapes';
import { Glyph } from '../glyph';
import type { Strings } from '../strings';
import type { Times } from '../times';
import { useNow } from '../use';
import { Announcer } from './announcer';
import type { FilesWanted } from './attached';
import { Avatar } from './avatar';
import { Bubble, type RefusedActions } from './bubble';
import { useDrawnRows } from './drawn-rows';
import { Note } from './note';
import { type Place, useScrolling } from './scrolling';

interface Props extends RefusedActions {
  state: ThreadState;
  me: Me;
  strings: Strings;
  times: Times;
  typing: readonly Author[];
  onTop(): void;
  /** Called with the last seq that is on screen while the bottom is. */
  onBottom(seq: number): void;
  /** Where its reader stood before. */
  place?: Place;
  /** Called when the reader has moved; without a place at the bottom. */
  onPlace?(place: Place | undefined): void;
  named?: boolean;
  files?: FilesWanted;
  /** A reader's own words for an event; the built-in ones where it answers none. */
  describe?(event: WireEvent): string | undefined;
  /** What stands in the thread without being of it, and the row that it stands under. */
  aside?: { after: string; node: VNode };
}

/** The messages of one conversation, for either side. */
export function MessageList({
  state,
  me,
  strings,
  times,
  typing,
  onTop,
  onBottom,
  place,
  onPlace,
  named,
  files,
  describe,
  aside,
  ...actions
}: Props) {
  const list = useRef<HTMLDivElement>(null);
  const now = useNow();
  const rows = useMemo(() => threadRows(state, me, (at) => times.dayKey(at)), [state, me, times]);
  const beginAt = state.firstUnread === undefined ? undefined : 'new';
  const { atBottom, toBottom } = useScrolling(list, {
    rows,
    beginAt,
    place,
    more: state.more,
    onPlace,
    onTop,
  });
  const below = useBelow(rows, atBottom);
  const lastKey = rows.at(-1)?.key;
  const act = useLatest(actions);
  const draw = (row: ThreadRow) => {
    if (row.type === 'message') {
      return (
        <Bubble
          key={row.key}
          row={row}
          strings={strings}
          times={times}
          named={named}
          files={files}
          {...act}
        />
      );
    }
    if (row.type === 'note') {
      const text = describe?.(row.event);
      return <Note key={row.key} event={row.event} me={me} strings={strings} times={times} text={text} />;
    }
    return row.type === 'day' ? (
      <div key={row.key} class="oc-day">
        <span>{times.day(row.at, now)}</span>
      </div>
    ) : (
      <div key={row.key} class="oc-new" data-key="new">
        <span>{strings('conversation.new')}</span>
      </div>
    );
  };
  const given = [strings, times, me, named, files, describe, times.dayKey(now)];
  const nodes = useDrawnRows(draw, given)(rows);
  const under = rows.findIndex(({ key }) => key === aside?.after) + 1;

  // One's own message is always shown.
  const lastOwn = rows.findLast((row): row is MessageRow => row.type === 'message' && row.own);
  const drawn = useRef(lastOwn?.key);
  useEffect(() => {
    if (lastOwn && lastOwn.key !== drawn.current && lastOwn.key === lastKey) toBottom();
    drawn.current = lastOwn?.key;
  }, [lastOwn?.key]);

  useEffect(() => {
    if (atBottom) onBottom(state.head);
  }, [atBottom, state.head, onBottom]);

  return (
    <div class="oc-thread">
      <div
        class="oc-list"
        ref={list}
        role="log"
        aria-live="off"
        aria-label={strings('conversation.log')}
        tabIndex={0}
        onMouseDown={heldFocus}
      >
        <div class="oc-rows">
          {under ? [...nodes.slice(0, under), aside?.node, ...nodes.slice(under)] : nodes}
          {typing.length > 0 && <Typing author={typing[0] as Author} strings={strings} />}
        </div>
      </div>
      {!atBottom && (
        <button
          class={`oc-pill${below ? ' oc-counted' : ''}`}
          aria-label={below ? undefined : strings('conversation.toBottom')}
          onClick={toBottom}
        >
          <Glyph name="down" size={16} />
          {below > 0 && strings.count('conversation.newMessages', below)}
        </button>
      )}
      <Announcer rows={rows} strings={strings} />
    </div>
  );
}

/** A press of a button here leaves focus where it is: else the composer would fold, and the button be gone from under the pointer. */
const heldFocus = (event: MouseEvent) =>
  (event.target as Element).closest('button') && event.preventDefault();

/** The actions of the last drawing, for rows that were drawn before it. */
function useLatest(actions: RefusedActions): RefusedActions {
  const latest = useRef(actions);
  latest.current = actions;
  return useMemo(
    () => ({
      retry: (clientId) => latest.current.retry(clientId),
      copy: (text) => latest.current.copy(text),
      remove: (clientId) => latest.current.remove(clientId),
      ...(actions.moveToNew && {
        moveToNew: (clientId: string, text: string) => latest.current.moveToNew?.(clientId, text),
      }),
    }),
    [],
  );
}

/** How many messages of others came in since the bottom was left. */
function useBelow(rows: ReturnType<typeof threadRows>, atBottom: boolean): number {
  const last =
    rows.findLast((row): row is MessageRow => row.type === 'message' && row.seq !== undefined)?.seq ?? 0;
  const [from, setFrom] = useState(last);
  useEffect(() => {
    if (atBottom) setFrom(last);
  }, [atBottom, last]);
  if (atBottom) return 0;
  return rows.filter((row) => row.type === 'message' && !row.own && (row.seq ?? 0) > from).length;
}

function Typing({ author, strings }: { author: Author; strings: Strings }) {
  const name = author.name ?? strings('conversation.team');
  return (
    <div
      class="oc-row oc-theirs oc-first oc-last oc-typing"
      role="img"
      aria-label={strings('conversation.typing', { name })}
    >
      <Avatar author={author} />
      <div class="oc-bubble">
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}
