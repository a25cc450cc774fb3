import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const read = (file) => JSON.parse(readFileSync(resolve(file), 'utf8'));
const bare = (text) => text.replaceAll('\ufe0f', '');
const regional = /^\p{RI}{2}$/u;
/** Versions of Unicode's emoji that not every system draws yet; a digit each, from 1. */
const versions = ['13.0', '13.1', '14.0', '15.0', '15.1', '16.0', '17.0'];
const tones = ['🏻', '🏼', '🏽', '🏾', '🏿'];
/** The languages that the Unicode project calls otherwise. */
const cldr = { 'pt-BR': 'pt', 'zh-CN': 'zh' };

const annotations = (language) =>
  read(`cldr-annotations-full/annotations/${cldr[language] ?? language}/annotations.json`).annotations
    .annotations;

/**
 * Emoji in Unicode's order: a line a category, tokens between spaces. A token is the emoji, `+` where it takes skin tones, and the
 * digit of its version; a country's flag is its region's code. What has no name of its own in CLDR is left out.
 */
export function emojiList() {
  const named = annotations('en');
  return read('unicode-emoji-json/data-by-group.json')
    .map(({ emojis }) =>
      emojis.flatMap(({ emoji, skin_tone_support, emoji_version }) => {
        if (regional.test(emoji))
          return [...emoji].map((one) => String.fromCharCode(one.codePointAt(0) - 0x1f1e6 + 65)).join('');
        if (!named[bare(emoji)]) return [];
        const toned = skin_tone_support && emoji.match(/\p{EBase}/gu)?.length === 1;
        return `${emoji}${toned ? '+' : ''}${versions.indexOf(emoji_version) + 1 || ''}`;
      }),
    )
    .map((tokens) => tokens.join(' '))
    .join('\n');
}

/** What there are names for, in order: the emoji of the list that are no country's flag, then the skin tones. */
const namedOnes = () => [
  ...emojiList()
    .split(/\s/)
    .filter((token) => !/^[A-Z]{2}$/.test(token))
    .map((token) => token.replace(/[+\d]+$/, '')),
  ...tones,
];

/** What a language calls them, a line each. */
export function emojiNames(language) {
  const [own, english] = [annotations(language), annotations('en')];
  return namedOnes().map((emoji) => (own[bare(emoji)] ?? english[bare(emoji)]).tts[0]);
}

/** The words besides its name that a language finds an emoji by, a line each; none that begins another of them. */
export function emojiWords(language) {
  const own = annotations(language);
  const names = emojiNames(language);
  return namedOnes().map((emoji, i) => {
    const words = (own[bare(emoji)]?.default ?? []).flatMap((text) => text.toLowerCase().split(/\s+/));
    const kept = names[i].toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u);
    const given = kept.length;
    for (const word of words.sort((a, b) => b.length - a.length))
      if (!kept.some((longer) => longer.startsWith(word))) kept.push(word);
    return kept.slice(given).sort().join(' ');
  });
}

/** `virtual:emoji/list`, and loaders by language of `virtual:emoji/names` and `virtual:emoji/words`. */
export function emoji() {
  const languages = readdirSync(new URL('../src/texts/', import.meta.url));
  const lines = { names: emojiNames, words: emojiWords };
  const text = (value) => `export default ${JSON.stringify(value)};`;
  const loaders = (what) =>
    `export default { ${languages.map((one) => `'${one}': () => import('virtual:emoji/${what}/${one}')`).join(', ')} };`;
  return {
    name: 'emoji',
    resolveId: (id) => (id.startsWith('virtual:emoji/') ? `\0${id}` : undefined),
    load(id) {
      const [, what, language] = /^\0virtual:emoji\/(\w+)(?:\/(.+))?$/.exec(id) ?? [];
      if (what === 'list') return text(emojiList());
      if (!what) return undefined;
      return language ? text(lines[what](language).join('\n')) : loaders(what);
    },
  };
}
