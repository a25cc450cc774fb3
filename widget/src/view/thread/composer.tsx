import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { excess, isReadable, sendable } from '../../wire/text';
import { Glyph } from '../glyph';
import type { StringKey, Strings } from '../strings';
import { wrap } from './wrapping';

interface Props {
  strings: Strings;
  placeholder: string;
  /** What was typed here before. */
  draft: string;
  /** Focus goes in when it is drawn. */
  autoFocus: boolean;
  /** Fingers: Enter breaks the line, the button sends. */
  touch: boolean;
  onDraft(text: string): void;
  onTyping(): void;
  onSend(text: string): void;
}

const tools = [
  { mark: '**', name: 'bold', key: 'b', label: 'B' },
  { mark: '*', name: 'italic', key: 'i', label: 'I' },
  { mark: '`', name: 'code', key: 'e', label: '</>' },
] as const;

/** Where messages are written. It is never disabled. */
export function Composer({
  strings,
  placeholder,
  draft,
  autoFocus,
  touch,
  onDraft,
  onTyping,
  onSend,
}: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(draft);
  const composing = useRef(false);
  const over = excess(text);
  const ready = isReadable(text) && over === 0;

  useEffect(() => {
    if (autoFocus) field.current?.focus({ preventScroll: true });
  }, []);

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

  const send = () => {
    if (!ready) return;
    onSend(sendable(text));
    change('');
    field.current?.focus({ preventScroll: true });
  };

  const apply = (mark: '**' | '*' | '`') => {
    const element = field.current;
    if (!element) return;
    const wrapped = wrap(
      { text: element.value, start: element.selectionStart, end: element.selectionEnd },
      mark,
    );
    element.focus();
    replaceAll(element, wrapped.text);
    element.setSelectionRange(wrapped.start, wrapped.end);
    change(wrapped.text);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that picks a word of an input method never sends; 229 is what Safari tells of it.
    const inMethod = composing.current || event.isComposing || event.keyCode === 229;
    if (event.key === 'Enter' && !event.shiftKey && !touch && !inMethod) {
      event.preventDefault();
      send();
    }
    const tool = tools.find(({ key }) => key === event.key.toLowerCase());
    if (tool && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      apply(tool.mark);
    }
  };

  return (
    <form
      class="oc-composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        dir="auto"
        value={text}
        placeholder={placeholder}
        aria-label={strings('composer.label')}
        enterkeyhint={touch ? 'enter' : 'send'}
        onInput={(event) => {
          change(event.currentTarget.value);
          if (event.currentTarget.value) onTyping();
        }}
        onKeyDown={onKeyDown}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={() => (composing.current = false)}
      />
      <button
        class="oc-send"
        aria-label={strings('composer.send')}
        aria-disabled={!ready}
        onMouseDown={(event) => event.preventDefault()}
      >
        <Glyph name="send" size={18} />
      </button>
      <div class="oc-tools">
        {tools.map(({ mark, name, label, key }) => (
          <button
            key={name}
            type="button"
            class={`oc-tool oc-tool-${name}`}
            aria-label={strings(`composer.${name}` as StringKey)}
            title={`${strings(`composer.${name}` as StringKey)} (Ctrl+${key.toUpperCase()})`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => apply(mark)}
          >
            {label}
          </button>
        ))}
        <span class="oc-over" aria-live="polite">
          {over > 0 && strings.count('composer.tooLong', over)}
        </span>
      </div>
    </form>
  );
}

/** Through the browser's own editing, so that Ctrl+Z undoes it. */
function replaceAll(element: HTMLTextAreaElement, text: string): void {
  element.setSelectionRange(0, element.value.length);
  if (!document.execCommand('insertText', false, text)) element.value = text;
}
