const minute = 60_000;
const day = 24 * 60 * minute;

/** The browser's own variant of the widget's language where it has one (en-GB for en), written alike (zh-TW is not for zh-CN). */
export function timeLocale(locale: string, preferred: readonly string[]): string {
  const written = (tag: string) => {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  };
  return preferred.find((own) => written(own) === written(locale)) ?? locale;
}

/** Whole calendar days between two times in the reader's zone. */
export function daysBetween(at: number, now: number): number {
  const midnight = (time: number) => new Date(time).setHours(12, 0, 0, 0);
  return Math.round((midnight(now) - midnight(at)) / day);
}

/** How long ago, in words: `now`, `5 min. ago`, `yesterday`, `3 Oct`. */
export function agoIn(locale: string, nowWord: string): (at: number, now: number) => string {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  return (at, now) => {
    const minutes = Math.floor((now - at) / minute);
    if (minutes < 1) return nowWord;
    if (minutes < 60) return relative.format(-minutes, 'minute');
    const days = daysBetween(at, now);
    if (days === 0) return relative.format(-Math.floor(minutes / 60), 'hour');
    if (days < 7) return relative.format(-days, 'day');
    const year = days < 300 ? undefined : 'numeric';
    return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year }).format(at);
  };
}
