import { useCallback, useMemo } from 'preact/hooks';
import { statusOf } from '../conversation/thread-state';
import type { FilesOffered } from '../view/thread/attach';
import { MessageList } from '../view/thread/message-list';
import { timesOf } from '../view/times';
import { useCell, useLater, useVisible } from '../view/use';
import type { WireEvent } from '../wire/shapes';
import type { Desk } from './desk';
import { LineNote } from './line-note';
import { ReplyComposer } from './reply-composer';
import type { Talk } from './talk';
import { assignment, wordsFor } from './words';

const times = timesOf(navigator.language);

/** The open conversation: messages above, composer below. */
export function Conversation({ desk, talk, visitor }: { desk: Desk; talk: Talk; visitor: string }) {
  const state = useCell(talk.thread.state);
  const typing = useCell(talk.typing.who);
  const problem = useCell(talk.thread.problem);
  const line = useCell(desk.link.state);
  const leftOut = useCell(talk.leftOut);
  const visible = useVisible();
  const strings = useMemo(() => wordsFor(visitor), [visitor]);

  const wanted = useMemo(() => ({ kit: desk.files.kit, want: () => desk.files.want() }), [desk]);
  const offered = useMemo(() => offer(desk, talk), [desk, talk]);

  const onTop = useCallback(() => void talk.thread.older().catch(() => undefined), [talk]);
  const onBottom = useCallback(
    (head: number) => {
      if (visible && head > 0) talk.reader.read(head, desk.me.read(talk.thread.state.get().seen));
    },
    [talk, visible],
  );
  const describe = useCallback(
    (event: WireEvent) =>
      event.kind === 'assigned' ? assignment(event, desk.me.self.id, times.clock(event.at)) : undefined,
    [desk],
  );

  return (
    <>
      <LineNote state={line} />
      {problem && !state.loaded ? (
        <div class="nothing">
          <p class="nothing-title">The messages could not be loaded.</p>
          <p class="nothing-text">
            {problem === 'too_many_open'
              ? 'Too many conversations are open in this tab. Reload the page, then open this one again.'
              : 'Nothing is lost. What you write is kept and sent later.'}
          </p>
          <button type="button" class="button" onClick={() => void desk.pull(talk)}>
            Try again
          </button>
        </div>
      ) : !state.loaded ? (
        <Loading />
      ) : (
        <MessageList
          state={state}
          me={desk.me}
          strings={strings}
          times={times}
          typing={typing}
          onTop={onTop}
          onBottom={onBottom}
          named
          files={wanted}
          describe={describe}
          retry={(clientId) => desk.outbox.retry(clientId)}
          remove={(clientId) => desk.outbox.drop(clientId)}
          copy={(text) => void navigator.clipboard.writeText(text)}
        />
      )}
      <ReplyComposer
        draft={(desk.drafts.get(talk.id) as string | undefined) ?? ''}
        strings={strings}
        offered={offered}
        note={leftOut && strings(leftOut, { count: desk.rules?.count ?? 0 })}
        closed={statusOf(state.events) === 'closed'}
        onDraft={(text) => desk.drafts.set({ [talk.id]: text || undefined })}
        onTyping={() => talk.teller.typed()}
        onSend={(text, then) => desk.send(talk, text, then)}
      />
    </>
  );
}

/** Takes files as long as a message may hold more. */
function offer(desk: Desk, talk: Talk): FilesOffered | undefined {
  const { rules, files } = desk;
  if (!rules) return undefined;
  const { size, count, accept } = rules;
  const pick = (picked: File[]) =>
    void files.bring().then((kit) => {
      const room = count - talk.shelf.get().length;
      for (const file of picked.slice(0, room)) kit?.uploads.pick(talk.shelf, file, size);
      talk.leftOut.set(!kit ? 'composer.notAttached' : picked.length > room ? 'file.most' : undefined);
    });
  return { kit: files.kit, shelf: talk.shelf, most: size, accept, pick };
}

function Loading() {
  const visible = useLater(150);
  return (
    <div class="waiting-thread" aria-hidden="true">
      {visible && ['theirs', 'own', 'theirs'].map((side, i) => <i key={i} class={side} />)}
    </div>
  );
}
