import { useEffect, useRef } from 'preact/hooks';
import type { Kept } from '../emoji/kept';
import { Glyph } from '../glyph';
import type { Strings } from '../strings';
import { AttachButton, type FilesOffered, pasted, useDropped, useFiles } from './attach';
import { EmojiButton } from './emoji-button';
import { MarkTools } from './mark-tools';
import { useWriting } from '../editor/use-writing';

interface Props {
  strings: Strings;
  placeholder: string;
  /** What was typed here before. */
  draft: string;
  /** Focus goes in when it is drawn. */
  autoFocus: boolean;
  /** Fingers: Enter breaks the line, the button sends. */
  touch: boolean;
  /** Chat is switched off: what was typed stays, and can be read and copied. */
  closed: boolean;
  /** Where the visitor's own choices are remembered. */
  kept: Kept;
  /** Where the channel takes files. */
  offered?: FilesOffered;
  onDraft(text: string): void;
  onTyping(): void;
  onSend(text: string): void;
}

/** Where messages are written. No lost line ever disables it. */
export function Composer({
  strings,
  placeholder,
  autoFocus,
  touch,
  closed,
  offered,
  kept,
  onSend,
  ...writing
}: Props) {
  const send = () => {
    const text = closed ? undefined : composer.take();
    if (text !== undefined) onSend(text);
  };
  const files = useFiles(offered);
  const composer = useWriting({
    ...writing,
    withFiles: files.going,
    onEnter: ({ shiftKey }) => (shiftKey || touch ? undefined : send),
  });
  const { over, ready } = composer;

  const form = useRef<HTMLFormElement>(null);
  const pick = closed ? undefined : offered?.pick;
  useDropped(form, pick);

  useEffect(() => {
    if (autoFocus) composer.focus();
  }, []);

  return (
    <>
      <p class="oc-closed" role="status">
        {closed && strings('composer.closed')}
      </p>
      <form
        class="oc-composer"
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {offered && files.kit && (
          <files.kit.Tiles {...files.kit} {...offered} strings={strings} removed={composer.focus} />
        )}
        <div class="oc-adds">
          {offered && <AttachButton accept={offered.accept} label={strings('composer.attach')} pick={pick} />}
          {!closed && <EmojiButton strings={strings} kept={kept} />}
        </div>
        <div
          {...composer.bound}
          class={`oc-write${composer.text ? '' : ' oc-empty'}`}
          contentEditable={!closed}
          tabIndex={0}
          onPaste={(event) => pasted(event, pick)}
          aria-readonly={closed}
          aria-placeholder={placeholder}
          aria-label={strings('composer.label')}
          enterkeyhint={touch ? 'enter' : 'send'}
        />
        <button
          class="oc-send"
          aria-label={strings('composer.send')}
          aria-disabled={!ready || closed}
          onMouseDown={(event) => event.preventDefault()}
        >
          <Glyph name="send" size={18} />
        </button>
        <div class="oc-tools">
          <MarkTools
            apply={composer.apply}
            on={composer.on}
            names={{
              bold: strings('composer.bold'),
              italic: strings('composer.italic'),
              code: strings('composer.code'),
            }}
          />
          <span class="oc-over" aria-live="polite">
            {over > 0 && strings.count('composer.tooLong', over)}
          </span>
        </div>
      </form>
    </>
  );
}
