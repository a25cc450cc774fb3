import { expect, test } from 'vitest';
import { emojiList, emojiNames, emojiWords } from '../../../build/emoji.mjs';
import { find, searched } from '../../../src/view/emoji/find';
import { emojiOf, inTone, namer } from '../../../src/view/emoji/list';

const emoji = emojiOf(emojiList());
const all = emoji.flat();
const finder = (language: string) => {
  const goesOver = searched(all, namer(emojiNames(language), language), emojiWords(language));
  return (query: string) => find(query, goesOver).map(({ text }) => text);
};
const english = finder('en');

test('Every emoji has a name in every language, a flag by its country', () => {
  for (const language of ['en', 'de', 'pt-BR', 'ar', 'he', 'hi', 'zh-CN', 'uk']) {
    const names = emojiNames(language);
    const nameOf = namer(names, language);
    expect(all.filter((one) => !nameOf(one))).toEqual([]);
    // The skin tones stand behind them.
    expect(names).toHaveLength(Math.max(...all.map(({ line }) => line)) + 1 + 5);
    expect(emojiWords(language)).toHaveLength(names.length);
  }
  const flag = all.find(({ text }) => text === '🇩🇪');
  expect(flag && namer(emojiNames('fr'), 'fr')(flag)).toBe('Allemagne');
});

test('There are nine categories without an emoji twice', () => {
  expect(emoji).toHaveLength(9);
  expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  expect(emoji[0]?.[0]?.text).toBe('😀');
  expect(all.find(({ text }) => text === '🫪')?.version).toBe(7);
});

test('Emoji are found by the beginnings of words of their names, nearest first, and by other words', () => {
  expect(english('thumbs up')[0]).toBe('👍');
  expect(english('up thumbs')[0]).toBe('👍');
  expect(english('thu u')).toContain('👍');
  expect(english('tada')).toContain('🎉');
  expect(english('hands')).not.toContain('👍');
  expect(english('umbs')).toEqual([]);
  expect(english('nothing like this')).toEqual([]);
  expect(english('🎉')).toEqual(['🎉']);
  expect(english('  ')).toEqual([]);
});

test('Case, accents and signs do not matter, in any language', () => {
  expect(english('CRÈME')).toEqual(english('creme'));
  expect(finder('fr')('coeur rouge')[0]).toBe('❤️');
  expect(finder('de')('daumen hoch')[0]).toBe('👍');
  expect(finder('ar')('قلب احمر')).toContain('❤️');
  // Words that are not parted by spaces are found within.
  expect(finder('ja')('笑')).toContain('😀');
});

test('A skin tone goes behind the one who has skin', () => {
  const of = (text: string) => all.find((one) => one.text === text) ?? { text, toned: false };
  expect(inTone(of('👍'), 3)).toBe('👍🏽');
  expect(inTone(of('👍'), 0)).toBe('👍');
  expect(inTone(of('☝️'), 5)).toBe('☝🏿');
  expect(inTone(of('🤷‍♀️'), 1)).toBe('🤷🏻‍♀️');
  expect(inTone(of('🎉'), 1)).toBe('🎉');
});
