import { agoIn, timeLocale } from '../view/ago';
import { type Strings, stringsOf } from '../view/strings';
import { textsIn } from '../view/texts-in';
import type { Config } from '../wire/config';

/** A configuration with what follows from its language. */
export interface Settings {
  config: Config;
  strings: Strings;
  /** BCP 47, for dates and times. */
  timeLocale: string;
  /** How long ago, in words. */
  ago: (at: number, now: number) => string;
}

/** Loads the language's texts; the English ones do where they cannot be had. */
export async function settingsOf(config: Config): Promise<Settings> {
  const strings = stringsOf(config.strings, config.locale);
  strings.add(await textsIn(config.locale, 'panel'));
  const times = timeLocale(config.locale, navigator.languages);
  return { config, strings, timeLocale: times, ago: agoIn(times, strings('time.now')) };
}
