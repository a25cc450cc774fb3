import { panelEnglish } from './panel-english';
import type { threadEnglish } from './thread-english';

type Plural<K> = K extends `${infer Stem}.other` ? Stem : never;
export type StringKey = keyof typeof panelEnglish | keyof typeof threadEnglish;
export type PluralKey = Plural<StringKey>;
export type Terms = Record<string, string | number>;

/** The widget's texts in the visitor's language. */
export interface Strings {
  (key: StringKey, terms?: Terms): string;
  /** Picks the plural form of `count`. */
  count(key: PluralKey, count: number, terms?: Terms): string;
  /** Brings the English texts of a part that was loaded later. */
  add(english: Record<string, string>): void;
}

/** @param overrides what differs from English, as the config tells it @param locale BCP 47 */
export function stringsOf(overrides: Record<string, string>, locale: string): Strings {
  const english: Record<string, string> = { ...panelEnglish };
  const found = (key: string): string | undefined =>
    (Object.hasOwn(overrides, key) && overrides[key]) || english[key];
  const fill = (text: string, terms: Terms) =>
    text.replace(/:([a-z]+)/gi, (all, name: string) =>
      Object.hasOwn(terms, name) ? String(terms[name]) : all,
    );
  const plural = new Intl.PluralRules(locale);
  const strings = (key: StringKey, terms: Terms = {}) => fill(found(key) ?? key, terms);
  return Object.assign(strings, {
    count: (key: PluralKey, count: number, terms: Terms = {}) =>
      fill(found(`${key}.${plural.select(count)}`) ?? found(`${key}.other`) ?? key, { count, ...terms }),
    add: (more: Record<string, string>) => void Object.assign(english, more),
  });
}
