import type contactEnglish from '../texts/en/contact.json';
import type emojiEnglish from '../texts/en/emoji.json';
import type filesEnglish from '../texts/en/files.json';
import panelEnglish from '../texts/en/panel.json';
import type searchEnglish from '../texts/en/search.json';
import type threadEnglish from '../texts/en/thread.json';

type Plural<K> = K extends `${infer Stem}.other` ? Stem : never;
export type StringKey =
  | keyof typeof panelEnglish
  | keyof typeof threadEnglish
  | keyof typeof emojiEnglish
  | keyof typeof filesEnglish
  | keyof typeof contactEnglish
  | keyof typeof searchEnglish;
export type PluralKey = Plural<StringKey>;
export type Terms = Record<string, string | number>;

/** The widget's texts in the visitor's language. `:term` is a variable; `.one` and the like are plural forms. */
export interface Strings {
  (key: StringKey, terms?: Terms): string;
  /** Picks the plural form of `count`. */
  count(key: PluralKey, count: number, terms?: Terms): string;
  /** A count on a badge: `9+` for more than nine. */
  badge(count: number): string;
  /** Lays texts over those there are; what the configuration says stays on top. */
  add(texts: Record<string, string>): void;
}

/** @param overrides what differs from the built-in texts, as the config tells it @param locale BCP 47 */
export function stringsOf(overrides: Record<string, string>, locale: string): Strings {
  const texts: Record<string, string> = { ...panelEnglish };
  const found = (key: string): string | undefined =>
    (Object.hasOwn(overrides, key) && overrides[key]) || texts[key];
  const fill = (text: string, terms: Terms) =>
    text.replace(/:([a-z]+)/gi, (all, name: string) =>
      Object.hasOwn(terms, name) ? String(terms[name]) : all,
    );
  // A browser takes its time over these, and a first screen counts nothing.
  let plural: Intl.PluralRules | undefined;
  let number: Intl.NumberFormat | undefined;
  const format = (count: number) => (number ??= new Intl.NumberFormat(locale)).format(count);
  const form = (count: number) => (plural ??= new Intl.PluralRules(locale)).select(count);
  const strings = (key: StringKey, terms: Terms = {}) => fill(found(key) ?? key, terms);
  return Object.assign(strings, {
    count: (key: PluralKey, count: number, terms: Terms = {}) =>
      fill(found(`${key}.${form(count)}`) ?? found(`${key}.other`) ?? key, {
        count: format(count),
        ...terms,
      }),
    badge: (count: number) => (count > 9 ? `${format(9)}+` : format(count)),
    add: (more: Record<string, string>) => void Object.assign(texts, more),
  });
}
