import { agoIn, timeLocale } from '../view/ago';
import { type Strings, stringsOf } from '../view/strings';
import { textsIn } from '../view/texts-in';
import type { Config } from '../wire/config';

/** A configuration with what follows from its language. */
export interface Settings {
  config: Config;
  strings: Strings;
  /** BCP 47, for dates and times. */
  readonly timeLocale: string;
  /** How long ago, in words. */
  ago: (at: number, now: number) => string;
}

/** Loads the language's texts; the English ones do where they cannot be had. */
export async function settingsOf(config: Config): Promise<Settings> {
  const strings = stringsOf(config.strings, config.locale);
  strings.add(await textsIn(config.locale, 'panel'));
  // A browser takes its time over these, and a first screen tells no time.
  let times: string | undefined;
  let ago: Settings['ago'] | undefined;
  const settings: Settings = {
    config,
    strings,
    get timeLocale() {
      return (times ??= timeLocale(config.locale, navigator.languages));
    },
    ago: (at, now) => (ago ??= agoIn(settings.timeLocale, strings('time.now')))(at, now),
  };
  return settings;
}
