import { isWhite, parseMarkup, type Span } from './markup';

type Style = 'bold' | 'italic' | 'code';
const signs = { bold: '**', italic: '*', code: '`' };

/** Spans as mark-up that is read as the same spans. Where no mark-up says it, bold goes before italic. */
export function markupOf(spans: readonly Span[]): string {
  return linesOf(spans).map(lineOf).join('\n');
}

function linesOf(spans: readonly Span[]): Span[][] {
  const lines: Span[][] = [[]];
  for (const span of spans) {
    span.text.split('\n').forEach((text, i) => {
      if (i > 0) lines.push([]);
      // A backtick ends code: code that holds one cannot be said.
      if (text)
        lines.at(-1)?.push({ ...span, text, code: span.code && !text.includes('`') ? true : undefined });
    });
  }
  return lines;
}

function lineOf(spans: Span[]): string {
  if (spans.every(({ bold, italic, code }) => !bold && !italic && !code)) return textOf(spans);
  const simpler = spans.map((span) => ({ ...span, italic: span.bold ? undefined : span.italic }));
  const ways = [
    said(spans, ['bold', 'italic', 'code']),
    said(spans, ['italic', 'bold', 'code']),
    said(simpler, ['bold', 'italic', 'code']),
  ];
  const meant = [spans, spans, simpler].map(characters);
  return ways.find((way, i) => characters(parseMarkup(way)) === meant[i]) ?? (ways[2] as string);
}

/** The first style's marks outermost; white space at their ends stays outside, where the mark-up wants it. */
function said(spans: Span[], [style, ...rest]: Style[]): string {
  if (!style) return textOf(spans);
  let line = '';
  for (let i = 0; i < spans.length;) {
    const marked = !!spans[i]?.[style];
    let end = i;
    while (end < spans.length && !!spans[end]?.[style] === marked) end++;
    const inner = said(spans.slice(i, end), rest);
    line += marked ? around(inner, style) : inner;
    i = end;
  }
  return line;
}

function around(inner: string, style: Style): string {
  if (style === 'code') return `\`${inner}\``;
  let [start, end] = [0, inner.length];
  while (start < end && isWhite(inner, start)) start++;
  while (end > start && isWhite(inner, end - 1)) end--;
  if (start === end) return inner;
  return inner.slice(0, start) + signs[style] + inner.slice(start, end) + signs[style] + inner.slice(end);
}

const textOf = (spans: readonly Span[]) => spans.map(({ text }) => text).join('');

/** What is seen of spans: white space looks the same in bold. */
const characters = (spans: readonly Span[]): string =>
  spans
    .flatMap(({ text, bold, italic, code }) =>
      [...text].map(
        (one) => `${one}${isWhite(one, 0) ? '' : `${bold ? 'b' : ''}${italic ? 'i' : ''}`}${code ? 'c' : ''}`,
      ),
    )
    .join('\u0000');
