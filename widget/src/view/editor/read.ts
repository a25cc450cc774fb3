import type { Span } from '../../conversation/markup';

type Style = Omit<Span, 'text'>;

const marks: Record<string, keyof Style> = {
  B: 'bold',
  STRONG: 'bold',
  I: 'italic',
  EM: 'italic',
  CODE: 'code',
};
const blocks = /^(DIV|P|LI|UL|OL|TABLE|TR|H\d|PRE|BLOCKQUOTE|SECTION|ARTICLE)$/;

/** The face that stands for code: browsers set, unset and undo faces by themselves. */
export const codeFace = 'monospace';

/** What stands in a field that the browser edits, or in a page, as spans. @param textOf what a text node says */
export function spansIn(root: Node, textOf = (node: Text) => node.data): Span[] {
  const spans: Span[] = [];
  /** A block begins on a line of its own. */
  let broken = false;

  const add = (text: string, style: Style) => {
    if (!text) return;
    spans.push({ ...style, text: broken && spans.length > 0 ? `\n${text}` : text });
    broken = false;
  };
  const visit = (node: Node, style: Style) => {
    const { nodeName, nodeType } = node;
    if (nodeType === Node.TEXT_NODE) return add(textOf(node as Text), style);
    if (nodeName === 'BR') {
      if (node.nextSibling || node.parentNode === root) return add('\n', style);
      // The last break of a block only gives its line a height.
      if (broken && spans.length > 0) spans.push({ text: '\n' });
      broken = false;
      return;
    }
    if (nodeType === Node.COMMENT_NODE || /^(STYLE|SCRIPT|TITLE|TEMPLATE)$/.test(nodeName)) return;
    const block = node !== root && blocks.test(nodeName);
    if (block) broken = true;
    const own = styleOf(node as HTMLElement, style);
    node.childNodes.forEach((child) => visit(child, own));
    if (block) broken = true;
  };
  visit(root, {});
  return spans;
}

function styleOf(element: HTMLElement, style: Style): Style {
  const adds = marks[element.nodeName];
  const face = element.getAttribute?.('face');
  // As it is written: the frame's policy keeps inline styles from being read.
  const css = element.getAttribute?.('style') ?? '';
  const weight = /font-weight:\s*(\w+)/.exec(css)?.[1];
  const slant = /font-style:\s*(\w+)/.exec(css)?.[1];
  return {
    ...style,
    ...(adds && { [adds]: true }),
    ...(face && { code: face === codeFace || undefined }),
    // What pages and word processors say by style.
    ...(weight && { bold: weight === 'bold' || Number(weight) >= 600 || undefined }),
    ...(slant && { italic: slant === 'italic' || undefined }),
  };
}
