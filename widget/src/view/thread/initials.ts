/** Up to two letters of a name. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s.,_-]+/u).filter((word) => /^\p{L}|^\p{N}/u.test(word));
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1);
  return picked.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('');
}
