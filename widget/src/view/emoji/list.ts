/** One emoji as the picker offers it. */
export interface Emoji {
  text: string;
  /** Comes in five skin tones. */
  toned: boolean;
  /** The version of Unicode's that has it: 0 for what every system draws. */
  version: number;
  /** A country's flag: its region. */
  region?: string;
  /** Where the build wrote down its name, if it is no country's flag. */
  line: number;
  name: string;
}

const token = /^(.+?)(\+?)(\d?)$/u;

/** What the build wrote down, a list a category. */
export function emojiOf(list: string): Emoji[][] {
  let line = 0;
  const read = (one: string): Emoji => {
    const [, text = '', toned, version] = token.exec(one) ?? [];
    const region = /^[A-Z]{2}$/.test(text) ? text : undefined;
    const shared = { toned: !!toned, version: Number(version), name: '' };
    return region ? { ...shared, text: flagOf(region), region, line: -1 } : { ...shared, text, line: line++ };
  };
  return list.split('\n').map((tokens) => tokens.split(' ').map(read));
}

const flagOf = (region: string) =>
  String.fromCodePoint(...[...region].map((letter) => letter.charCodeAt(0) - 65 + 0x1f1e6));

/** What each emoji is called. @param names in the build's order */
export function namer(names: readonly string[], locale: string): (emoji: Emoji) => string {
  const regions = new Intl.DisplayNames([locale, 'en'], { type: 'region' });
  return ({ region, line }) => (region ? (regions.of(region) ?? region) : (names[line] ?? ''));
}

/** An emoji in a skin tone, 1 to 5; 0 for none. */
export const inTone = ({ text, toned }: Pick<Emoji, 'text' | 'toned'>, tone: number): string =>
  toned && tone
    ? text.replace(/(\p{Emoji_Modifier_Base})\ufe0f?/u, `$1${String.fromCodePoint(0x1f3fa + tone)}`)
    : text;
