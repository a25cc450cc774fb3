import { markupOf } from '../../conversation/marked';
import { parseMarkup, type Span } from '../../conversation/markup';
import type { Mark } from '../thread/wrapping';
import { pastedSpans } from './paste';
import { isOn } from './is-on';
import { codeFace } from './read';

/** More than this is put there as mark-up, at once: run by run it would take seconds. */
const mostRuns = 200;

// All by the browser's own editing: it keeps the selection, undoes, and gets along with input methods.
const command = (name: string, value?: string) => document.execCommand(name, false, value);

export function toggle(mark: Mark): void {
  command('styleWithCSS', 'false');
  if (mark !== '`') command(mark === '*' ? 'italic' : 'bold');
  else command('fontName', isOn(mark) ? 'inherit' : codeFace);
}

/** Puts spans where the selection is. */
export function insert(spans: readonly Span[]): void {
  const runs = spans.flatMap(({ text, ...style }) =>
    text.split(/(\n)/).map((part) => ({ ...style, text: part })),
  );
  if (runs.length > mostRuns) return insertAtOnce(markupOf(spans));
  for (const { text, bold, italic, code } of runs) {
    const line = text === '\n';
    setTo('**', !line && !!bold);
    setTo('*', !line && !!italic);
    setTo('`', !line && !!code);
    if (line) command('insertLineBreak');
    else if (text) command('insertText', text);
  }
  for (const mark of ['**', '*', '`'] as const) setTo(mark, false);
}

/** Puts there what the clipboard holds, cleaned: bold, italic, code and lines are left of it. */
export function paste(html: string, plain: string): void {
  const spans = html ? pastedSpans(html) : [];
  insert(spans.some(({ text }) => text.trim()) ? spans : parseMarkup(plain.replaceAll('\r', '')));
}

/** Marks that were typed become what they mean once they are closed. */
export function setTyped(): void {
  const selection = getSelection() as Selection;
  const { anchorNode: node, anchorOffset: caret, isCollapsed } = selection;
  if (!isCollapsed || !(node instanceof Text)) return;
  if (node.parentElement?.closest('[face]')?.getAttribute('face') === codeFace) return;
  const from = node.data.lastIndexOf('\n', caret - 1) + 1;
  const line = node.data.slice(from, caret);
  for (const { text, bold, italic, code } of parseMarkup(line)) {
    // Code that is not closed yet: what stands in it means nothing.
    if (!code && text.includes('`')) return;
    const mark = code ? '`' : bold ? '**' : '*';
    const typed = mark + text + mark;
    const at = line.indexOf(typed);
    if (!(bold || italic || code) || at < 0) continue;
    const end = from + at + typed.length;
    selection.setBaseAndExtent(node, from + at, node, end);
    command('delete');
    setTo(mark, true);
    command('insertText', text);
    setTo(mark, false);
    // Whoever types fast is further on already.
    for (let behind = caret - end; behind > 0; behind--) selection.modify('move', 'forward', 'character');
    return setTyped();
  }
}

function setTo(mark: Mark, on: boolean): void {
  if (isOn(mark) !== on) toggle(mark);
}

function insertAtOnce(text: string): void {
  const selection = getSelection();
  const range = selection?.getRangeAt(0);
  range?.deleteContents();
  range?.insertNode(document.createTextNode(text));
  selection?.collapseToEnd();
}
