import type { TargetedEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { excess, isReadable, sendable } from '../../wire/text';
import type { Field } from './field';
import { type Mark, wrap } from './wrapping';

const markKeys: Record<string, Mark> = { b: '**', i: '*', e: '`' };

/** A field where a message is written: it grows with its text, sets marks by button and key, and leaves input methods alone. */
export function useComposer({ draft, withFiles, onDraft, onTyping, onEnter }: Field) {
  const field = useRef<HTMLTextAreaElement>(null);
  const composing = useRef(false);
  const [text, setText] = useState(draft);
  const over = excess(text);
  const ready = (isReadable(text) || withFiles === true) && over === 0;

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

  /** The text as it is sent, taken out of the field; nothing where it cannot be sent. */
  const take = (): string | undefined => {
    field.current?.focus({ preventScroll: true });
    if (!ready) return undefined;
    change('');
    return isReadable(text) ? sendable(text) : '';
  };

  const apply = (mark: Mark) => {
    const element = field.current;
    if (!element || element.readOnly) return;
    const { value, selectionStart, selectionEnd } = element;
    const wrapped = wrap({ text: value, start: selectionStart, end: selectionEnd }, mark);
    element.focus();
    replaceAll(element, wrapped.text);
    element.setSelectionRange(wrapped.start, wrapped.end);
    change(wrapped.text);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that picks a word of an input method never sends; 229 is what Safari tells of it.
    const inMethod = composing.current || event.isComposing || event.keyCode === 229;
    if (event.key === 'Enter' && !inMethod) {
      const act = onEnter(event);
      if (!act) return;
      event.preventDefault();
      return act();
    }
    const mark = markKeys[event.key.toLowerCase()];
    if (!mark || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    apply(mark);
  };

  return {
    field,
    text,
    over,
    ready,
    take,
    apply,
    /** What the textarea is given. */
    bound: {
      ref: field,
      rows: 1,
      dir: 'auto' as const,
      value: text,
      onInput({ currentTarget }: TargetedEvent<HTMLTextAreaElement>) {
        change(currentTarget.value);
        if (currentTarget.value) onTyping();
      },
      onKeyDown,
      onCompositionStart: () => void (composing.current = true),
      onCompositionEnd: () => void (composing.current = false),
    },
  };
}

/** Through the browser's own editing, so that Ctrl+Z undoes it. */
function replaceAll(element: HTMLTextAreaElement, text: string): void {
  element.setSelectionRange(0, element.value.length);
  if (!document.execCommand('insertText', false, text)) element.value = text;
}
