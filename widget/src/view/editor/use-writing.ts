import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { markupOf } from '../../conversation/marked';
import { excess, isReadable, sendable } from '../../wire/text';
import type { Field } from '../thread/field';
import type { Mark } from '../thread/wrapping';
import { drawn } from './draw';
import { isOn } from './is-on';
import { spansIn } from './read';

const marks: Mark[] = ['**', '*', '`'];
const codeKey = 'e';
const allowed = /^format(Bold|Italic)$/;
const editing = () => import('./edit');

/**
 * A field where bold, italic and code look as they will: the browser edits, this reads. The tree is never touched while somebody
 * types, so that undo, selection, spelling and input methods are the browser's own.
 */
export function useWriting({ draft, withFiles, onDraft, onTyping, onEnter }: Field) {
  const field = useRef<HTMLDivElement>(null);
  const composing = useRef(false);
  const [text, setText] = useState(draft);
  const [on, setOn] = useState('');
  const over = excess(text);
  const ready = (isReadable(text) || withFiles === true) && over === 0;

  const look = () => void (document.activeElement === field.current && setOn(marks.filter(isOn).join(' ')));
  useLayoutEffect(() => field.current?.replaceChildren(...drawn(draft)), []);
  useEffect(() => {
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);

  const read = () => {
    // The last line feed only gives its line a height.
    const next = field.current ? markupOf(spansIn(field.current)).replace(/\n$/, '') : '';
    setText(next);
    onDraft(next);
    return next;
  };

  /** The text as it is sent, taken out of the field; nothing where it cannot be sent. */
  const take = (): string | undefined => {
    const element = field.current;
    element?.focus({ preventScroll: true });
    if (!ready || !element) return undefined;
    const taken = isReadable(text) ? sendable(text) : '';
    // By the browser's editing, so that an input method lets go of what it holds.
    document.execCommand('selectAll');
    document.execCommand('delete');
    document.execCommand('removeFormat');
    element.replaceChildren();
    read();
    return taken;
  };

  /** What only formatting needs is loaded with its first use. */
  const edit = async (change: (edit: Awaited<ReturnType<typeof editing>>) => void) => {
    const element = field.current;
    if (!element?.isContentEditable) return;
    element.focus();
    change(await editing());
    read();
    look();
  };
  const apply = (mark: Mark) => void edit(({ toggle }) => toggle(mark)).catch(() => undefined);

  const insert = (plain: string, html = '') =>
    void edit(({ paste }) => paste(html, plain)).catch(() =>
      document.execCommand('insertText', false, plain),
    );

  /** A sign that may close a mark: what it closes is shown as it is meant. */
  const closes = () => {
    const { anchorNode, anchorOffset } = getSelection() as Selection;
    if (/[*`]$/.test(anchorNode?.nodeValue?.slice(0, anchorOffset) ?? ''))
      void edit(({ setTyped }) => setTyped()).catch(() => undefined);
  };

  /** Goes in behind what is written. */
  const focus = () => {
    field.current?.focus({ preventScroll: true });
    getSelection()?.selectAllChildren(field.current as Node);
    getSelection()?.collapseToEnd();
  };

  return {
    field,
    text,
    focus,
    /** The marks that what is selected, or typed next, has. */
    on: on.split(' '),
    over,
    ready,
    take,
    apply,
    insert,
    /** What the field is given. */
    bound: {
      ref: field,
      role: 'textbox' as const,
      'aria-multiline': true,
      /** An empty one stands as its placeholder does. */
      dir: text ? ('auto' as const) : undefined,
      onInput(event: InputEvent) {
        if (read()) onTyping();
        if (!event.isComposing && event.inputType?.startsWith('insert')) closes();
      },
      onBeforeInput(event: InputEvent) {
        const { inputType, dataTransfer } = event;
        if (inputType === 'insertParagraph' && !event.isComposing) {
          event.preventDefault();
          document.execCommand('insertLineBreak');
        } else if (inputType.startsWith('format') && !allowed.test(inputType)) event.preventDefault();
        else if (/^insertFrom(Paste|Drop)/.test(inputType)) {
          event.preventDefault();
          const [at] = event.getTargetRanges();
          if (at)
            getSelection()?.setBaseAndExtent(
              at.startContainer,
              at.startOffset,
              at.endContainer,
              at.endOffset,
            );
          if (dataTransfer) insert(dataTransfer.getData('text/plain'), dataTransfer.getData('text/html'));
        }
      },
      onKeyDown(event: KeyboardEvent) {
        // Enter that picks a word of an input method never sends; 229 is what Safari tells of it.
        const inMethod = composing.current || event.isComposing || event.keyCode === 229;
        if (event.key === 'Enter' && !inMethod) {
          const act = onEnter(event);
          if (!act) return;
          event.preventDefault();
          return act();
        }
        if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
        if (event.key.toLowerCase() !== codeKey) return;
        event.preventDefault();
        apply('`');
      },
      onCompositionStart: () => void (composing.current = true),
      onCompositionEnd() {
        composing.current = false;
        read();
        closes();
      },
    },
  };
}
