export interface Selected {
  text: string;
  start: number;
  end: number;
}

export type Mark = '**' | '*' | '`';

/** Sets marks around the selection, or takes them away where they stand; white space at its ends stays outside. */
export function wrap({ text, start, end }: Selected, mark: Mark): Selected {
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  const { length } = mark;
  if (isWrapped(text, start, end, mark)) {
    return {
      text: text.slice(0, start - length) + text.slice(start, end) + text.slice(end + length),
      start: start - length,
      end: end - length,
    };
  }
  // Marks do not cross line breaks, so each line gets its own.
  const inner = text
    .slice(start, end)
    .split('\n')
    .map((line) =>
      line.trim() || start === end ? line.replace(/^(\s*)(.*?)(\s*)$/, `$1${mark}$2${mark}$3`) : line,
    )
    .join('\n');
  const single = !text.slice(start, end).includes('\n');
  return {
    text: text.slice(0, start) + inner + text.slice(end),
    start: single ? start + length : start,
    end: single ? end + length : start + inner.length,
  };
}

function isWrapped(text: string, start: number, end: number, mark: string): boolean {
  const { length } = mark;
  if (text.slice(start - length, start) !== mark || text.slice(end, end + length) !== mark) return false;
  if (mark !== '*') return true;
  // One star of two is bold's.
  const before = /\*+$/.exec(text.slice(0, start))?.[0].length ?? 0;
  return before !== 2;
}
