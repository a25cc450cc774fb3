import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('../src/', import.meta.url).pathname;
const plural = /\.(zero|one|two|few|many|other)$/;

/** Every language's texts, all parts of the widget together: `{en: {key: text}, …}`, English first. */
export function texts() {
  const languages = readdirSync(join(root, 'texts')).sort(
    (a, b) => (b === 'en') - (a === 'en') || (a < b ? -1 : 1),
  );
  return Object.fromEntries(languages.map((language) => [language, textsOf(language)]));
}

function textsOf(language) {
  const folder = join(root, 'texts', language);
  const parts = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
  return Object.assign({}, ...parts);
}

/** What is wrong with them, a line each: `de: menu.open is missing`. @param source the code that uses them */
export function textProblems(all, source) {
  const stems = new Set(Object.keys(all.en).map((key) => key.replace(plural, '')));
  const unused = [...stems].filter((stem) => !source.includes(`'${stem}'`));
  return [
    ...unused.map((stem) => `en: ${stem} is used nowhere`),
    ...Object.entries(all).flatMap(([language, own]) =>
      problemsOf(all.en, own, language).map((problem) => `${language}: ${problem}`),
    ),
  ];
}

function problemsOf(english, own, language) {
  const wanted = new Set(Object.keys(english).flatMap((key) => keysFor(key, language)));
  const missing = [...wanted].filter((key) => !own[key]).map((key) => `${key} is missing`);
  const extra = Object.keys(own)
    .filter((key) => !wanted.has(key) && !(plural.test(key) && `${key.replace(plural, '')}.other` in english))
    .map((key) => `${key} is not in English`);
  const terms = Object.keys(own)
    .filter((key) => wanted.has(key) && !sameTerms(english, own, key))
    .map((key) => `${key} has other terms than in English: ${own[key]}`);
  return [...missing, ...extra, ...terms];
}

/** The key itself, or the plural forms that counts up to a thousand take in the language. */
function keysFor(key, language) {
  if (!plural.test(key)) return [key];
  const rules = new Intl.PluralRules(language);
  const forms = new Set(Array.from({ length: 1001 }, (_, count) => rules.select(count)));
  return [...forms, 'other'].map((form) => key.replace(plural, `.${form}`));
}

/** A form for one count only may say it in words. */
function sameTerms(english, own, key) {
  const termsIn = (text, without = '') =>
    [...text.matchAll(/:([a-z]+)/gi)]
      .map(([, term]) => term)
      .filter((term) => term !== without)
      .sort()
      .join();
  const form = plural.exec(key)?.[1];
  const model = english[key] ?? english[key.replace(plural, '.other')];
  const spoken = ['zero', 'one', 'two'].includes(form) ? 'count' : '';
  return termsIn(own[key], spoken) === termsIn(model, spoken);
}

/** All code of the widget, for finding what is used. */
export const source = () =>
  readdirSync(root, { recursive: true })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
