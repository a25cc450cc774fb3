import { hrefOf } from '../wire/href';

/** A stretch of text; with `href` where it is a link. */
export interface Piece {
  text: string;
  href?: string;
}

const candidate = /(?<![\w:])(?:https?:\/\/|mailto:)[^\s<>"'`]+/gi;

/** Finds the links in text. Only http, https and mailto; punctuation that ends a sentence is not part of one. */
export function findLinks(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(candidate)) {
    const shown = trimEnd(match[0]);
    const href = hrefOf(shown);
    if (!href) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: shown, href });
    from = match.index + shown.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

function trimEnd(link: string): string {
  let end = link.length;
  for (; end > 0; end--) {
    const last = link.charAt(end - 1);
    if (last === ')' && link.slice(0, end).split(')').length <= link.slice(0, end).split('(').length) break;
    if (!'.,;:!?)]}*_…'.includes(last)) break;
  }
  return link.slice(0, end);
}
