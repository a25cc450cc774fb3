import { fold } from '../../conversation/fold';
import type { Emoji } from './list';

/** Scripts that do not part words by spaces. */
const unparted = /[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** As it is compared: folded, a space before every word. */
const folded = (text: string) => ` ${fold(text)}`.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');

interface Searched {
  emoji: Emoji;
  /** Its name, and the words besides. */
  name: string;
  words: string;
}

/** What a search goes over. */
export const searched = (
  emoji: readonly Emoji[],
  nameOf: (emoji: Emoji) => string,
  words: readonly string[],
): Searched[] =>
  emoji.map((one) => ({ emoji: one, name: folded(nameOf(one)), words: folded(words[one.line] ?? '') }));

/** The emoji that every word of the query begins a word of, those with the nearest names first. */
export function find(query: string, all: readonly Searched[]): Emoji[] {
  const parts = folded(query).split(' ').filter(Boolean);
  const whole = folded(query).trimEnd();
  const same = all.filter(({ emoji }) => query.includes(emoji.text));
  if (parts.length === 0) return same.map(({ emoji }) => emoji);
  const has = (text: string, part: string) => text.includes(unparted.test(part) ? part : ` ${part}`);
  const rankOf = ({ name, words }: Searched) => {
    if (!parts.every((part) => has(name, part) || has(words, part))) return undefined;
    if (name === whole) return 0;
    if (name.startsWith(whole)) return 1;
    if (parts.every((part) => has(name, part))) return 2;
    return `${words} `.includes(`${whole} `) ? 3 : 4;
  };
  return all
    .flatMap((one) => {
      const rank = rankOf(one);
      return rank === undefined ? [] : [{ emoji: one.emoji, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ emoji }) => emoji);
}
