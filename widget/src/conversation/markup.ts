/** A run of text in one style. */
export interface Span {
  text: string;
  bold?: true;
  italic?: true;
  code?: true;
}

type Style = Omit<Span, 'text'>;
interface Mark {
  length: 0 | 1 | 2;
  adds?: keyof Style;
}

const none: Mark = { length: 0 };

// The white space of the server's parser, not the wider set of \s.
const white = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
export const isWhite = (text: string, at: number) => white.test(text.charAt(at));

/**
 * Splits text into spans. A mark opens where a character other than white space follows and closes where one precedes; an
 * unclosed mark is text. Marks do not cross line breaks; italic may stand within bold and the other way round; nothing counts
 * within code. tests/Wire.Tests/golden/markup.json holds this and the server's parser to the same reading.
 */
export function parseMarkup(text: string): Span[] {
  const spans: Span[] = [];
  const lines = text.split('\n');
  lines.forEach((line, i) => {
    read(line, {}, spans);
    if (i < lines.length - 1) add(spans, '\n', {});
  });
  return spans;
}

/** The text without its marks. */
export const plainText = (text: string): string =>
  parseMarkup(text)
    .map((span) => span.text)
    .join('');

function read(line: string, style: Style, spans: Span[]): void {
  let plainFrom = 0;
  for (let i = 0; i < line.length;) {
    const mark = markAt(line, i, style);
    const close = mark.adds ? closeOf(line, i, mark) : -1;
    if (!mark.adds || close < 0) {
      i += Math.max(mark.length, 1);
      continue;
    }
    add(spans, line.slice(plainFrom, i), style);
    const inner = line.slice(i + mark.length, close);
    const styled = { ...style, [mark.adds]: true };
    if (mark.adds === 'code') add(spans, inner, styled);
    else read(inner, styled, spans);
    i = plainFrom = close + mark.length;
  }
  add(spans, line.slice(plainFrom), style);
}

function markAt(line: string, at: number, within: Style): Mark {
  if (line[at] === '`') return { length: 1, adds: 'code' };
  if (line[at] !== '*') return none;
  const doubled = line[at + 1] === '*';
  const adds = doubled ? 'bold' : 'italic';
  return within[adds] ? none : { length: doubled ? 2 : 1, adds };
}

/** Where the mark opened at `open` closes; -1 where it does not. */
function closeOf(line: string, open: number, { length, adds }: Mark): number {
  const from = open + length;
  if (from >= line.length) return -1;
  if (adds === 'code') return line.indexOf('`', from + 1);
  if (isWhite(line, from)) return -1;
  for (let i = from + 1; i + length <= line.length; i++) {
    if (line[i] === '`') {
      const end = line.indexOf('`', i + 1);
      if (end > i + 1) {
        i = end;
        continue;
      }
    }
    if (line[i] !== '*') continue;
    let run = 1;
    while (line[i + run] === '*') run++;
    if ((run === length || run >= 3) && !isWhite(line, i - 1))
      return run >= 3 && length === 1 ? i + run - 1 : i;
    i += run - 1;
  }
  return -1;
}

function add(spans: Span[], text: string, style: Style): void {
  if (!text) return;
  const last = spans.at(-1);
  if (
    last &&
    !!last.bold === !!style.bold &&
    !!last.italic === !!style.italic &&
    !!last.code === !!style.code
  ) {
    last.text += text;
  } else spans.push({ text, ...style });
}
