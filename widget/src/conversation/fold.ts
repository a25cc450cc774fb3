/** Letters that no decomposition takes apart. */
const letters: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i', ς: 'σ' };

/** Accents of Latin, Greek and Cyrillic letters, and the signs that Hebrew and Arabic may leave out. */
const signs = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670]|\u0640/g;

/** Text as it is compared by somebody who searches: without case, accents and signs. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(signs, '')
    .toLowerCase()
    .replace(signs, '')
    .replace(/[œæßøłđıς]/g, (letter) => letters[letter] ?? letter);
