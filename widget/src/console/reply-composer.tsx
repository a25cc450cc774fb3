import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { wrap } from '../view/thread/wrapping';
import { excess, isReadable, sendable } from '../wire/text';
import type { Then } from './desk';
import { DraftMark } from './draft-mark';
import { preferences } from './preferences';
import { SendButton } from './send-button';

interface Props {
  draft: string;
  closed: boolean;
  onDraft: (text: string) => void;
  onTyping: () => void;
  onSend: (text: string, then: Then) => void;
}

const tools = [
  { mark: '**', name: 'bold', key: 'b', label: 'B', title: 'Bold' },
  { mark: '*', name: 'italic', key: 'i', label: 'I', title: 'Italic' },
  { mark: '`', name: 'code', key: 'e', label: '</>', title: 'Code' },
] as const;

const touch = matchMedia('(pointer: coarse)').matches;

/** Where replies are written. It is never disabled, and nothing of it waits for the server. */
export function ReplyComposer({ draft, closed, onDraft, onTyping, onSend }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const composing = useRef(false);
  const [text, setText] = useState(draft);
  const over = excess(text);
  const ready = isReadable(text) && over === 0;

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);

  const change = (next: string) => {
    setText(next);
    onDraft(next);
  };

  const send = (then: Then) => {
    field.current?.focus({ preventScroll: true });
    if (!ready) return;
    const words = sendable(text);
    change('');
    onSend(words, then);
  };

  const apply = (mark: '**' | '*' | '`') => {
    const element = field.current;
    if (!element) return;
    const wrapped = wrap(
      { text: element.value, start: element.selectionStart, end: element.selectionEnd },
      mark,
    );
    element.focus();
    element.setSelectionRange(0, element.value.length);
    // Through the browser's own editing, so that Ctrl+Z undoes it.
    if (!document.execCommand('insertText', false, wrapped.text)) element.value = wrapped.text;
    element.setSelectionRange(wrapped.start, wrapped.end);
    change(wrapped.text);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const command = event.ctrlKey || event.metaKey;
    // Enter that picks a word of an input method never sends; 229 is what Safari tells of it.
    const inMethod = composing.current || event.isComposing || event.keyCode === 229;
    if (event.key === 'Enter' && !inMethod) {
      const then = whatEnterDoes(event, command);
      if (!then) return;
      event.preventDefault();
      return send(then);
    }
    const tool = tools.find(({ key }) => key === event.key.toLowerCase());
    if (!tool || !command || event.altKey || event.shiftKey) return;
    event.preventDefault();
    apply(tool.mark);
  };

  return (
    <form class="reply" onSubmit={(event) => (event.preventDefault(), send('stay'))}>
      <div class="reply-tabs" role="tablist" aria-label="Kind of message">
        <button type="button" role="tab" aria-selected="true" onClick={() => field.current?.focus()}>
          Reply
        </button>
        <DraftMark text={text} />
      </div>
      <textarea
        ref={field}
        data-composer=""
        rows={1}
        dir="auto"
        value={text}
        placeholder={closed ? 'Closed. A reply still reaches the visitor' : 'Write a reply'}
        aria-label="Reply"
        onInput={(event) => {
          change(event.currentTarget.value);
          if (event.currentTarget.value) onTyping();
        }}
        onKeyDown={onKeyDown}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={() => (composing.current = false)}
      />
      <div class="reply-tools">
        {tools.map(({ mark, name, label, key, title }) => (
          <button
            key={name}
            type="button"
            class={`oc-tool oc-tool-${name}`}
            aria-label={title}
            title={`${title} (Ctrl+${key.toUpperCase()})`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => apply(mark)}
          >
            {label}
          </button>
        ))}
        <span class="oc-over" aria-live="polite">
          {over > 0 && `${over} characters too many`}
        </span>
        <SendButton ready={ready} onSend={send} />
      </div>
    </form>
  );
}

function whatEnterDoes(event: KeyboardEvent, command: boolean): Then | undefined {
  if (command && event.shiftKey) return 'close';
  if (command) return 'stay';
  return event.shiftKey || touch || preferences().ctrlEnter ? undefined : 'stay';
}
