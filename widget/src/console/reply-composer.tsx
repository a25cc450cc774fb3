import { useRef } from 'preact/hooks';
import type { Strings } from '../view/strings';
import { AttachButton, type FilesOffered, pasted, useDropped, useFiles } from '../view/thread/attach';
import { MarkTools } from '../view/thread/mark-tools';
import { useComposer } from '../view/thread/use-composer';
import type { Then } from './desk';
import { DraftMark } from './draft-mark';
import { preferences } from './preferences';
import { SendButton } from './send-button';

interface Props {
  strings: Strings;
  draft: string;
  closed: boolean;
  /** Where files are taken. */
  offered?: FilesOffered;
  /** What became of files that were picked. */
  note?: string;
  onDraft: (text: string) => void;
  onTyping: () => void;
  onSend: (text: string, then: Then) => void;
}

const names = { bold: 'Bold', italic: 'Italic', code: 'Code' };
const touch = matchMedia('(pointer: coarse)').matches;

/** Where replies are written. It is never disabled, and nothing of it waits for the server. */
export function ReplyComposer({ strings, closed, offered, note, onSend, ...kept }: Props) {
  const send = (then: Then) => {
    const text = composer.take();
    if (text !== undefined) onSend(text, then);
  };
  const files = useFiles(offered);
  const composer = useComposer({
    ...kept,
    withFiles: files.going,
    onEnter(event) {
      const then = whatEnterDoes(event);
      return then && (() => send(then));
    },
  });
  const { field, text, over, ready } = composer;
  const form = useRef<HTMLFormElement>(null);
  useDropped(form, offered?.pick);

  return (
    <form class="reply" ref={form} onSubmit={(event) => (event.preventDefault(), send('stay'))}>
      <div class="reply-tabs" role="tablist" aria-label="Kind of message">
        <button type="button" role="tab" aria-selected="true" onClick={() => field.current?.focus()}>
          Reply
        </button>
        <DraftMark text={text} />
      </div>
      {offered && files.kit && (
        <files.kit.Tiles
          {...files.kit}
          {...offered}
          strings={strings}
          removed={() => field.current?.focus()}
        />
      )}
      <textarea
        {...composer.bound}
        data-composer=""
        onPaste={(event) => pasted(event, offered?.pick)}
        placeholder={closed ? 'Closed. A reply still reaches the visitor' : 'Write a reply'}
        aria-label="Reply"
      />
      <div class="reply-tools">
        {offered && (
          <AttachButton accept={offered.accept} label={strings('composer.attach')} pick={offered.pick} />
        )}
        <MarkTools names={names} apply={composer.apply} />
        <span class="oc-over" aria-live="polite">
          {over > 0 ? `${over} characters too many` : note}
        </span>
        <SendButton ready={ready} onSend={send} />
      </div>
    </form>
  );
}

function whatEnterDoes(event: KeyboardEvent): Then | undefined {
  const command = event.ctrlKey || event.metaKey;
  if (command && event.shiftKey) return 'close';
  if (command) return 'stay';
  return event.shiftKey || touch || preferences().ctrlEnter ? undefined : 'stay';
}
