import names from 'virtual:emoji/names';
import words from 'virtual:emoji/words';

type Loaders = typeof names;

/** What the build wrote down in the locale's language; English where there is none, nothing where it cannot be had. */
async function linesIn(locale: string, loaders: Loaders): Promise<string[]> {
  const language = (tag: string) => tag.split('-')[0];
  const near = Object.keys(loaders).find((one) => language(one) === language(locale));
  const load = loaders[locale] ?? loaders[near ?? 'en'];
  const text = await load?.().catch(() => undefined);
  return text?.default.split('\n') ?? [];
}

/** What the emoji are called, in the build's order. */
export const namesIn = (locale: string): Promise<string[]> => linesIn(locale, names);

/** The words that they are found by besides. */
export const wordsIn = (locale: string): Promise<string[]> => linesIn(locale, words);
