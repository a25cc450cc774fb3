import { daysBetween } from './ago';

/** Times of a thread as words, in one language and the reader's zone. */
export interface Times {
  /** `14:05` */
  clock(at: number): string;
  /** `Today`, `Yesterday`, `Saturday, 3 October` */
  day(at: number, now: number): string;
  full(at: number): string;
  /** A name for the day, for comparing. */
  dayKey(at: number): string;
}

export function timesOf(locale: string): Times {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });
  const capital = (text: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
  return {
    clock: (at) => clock.format(at),
    day(at, now) {
      const days = daysBetween(at, now);
      if (days === 0 || days === 1) return capital(relative.format(-days, 'day'));
      const long = { weekday: 'long', day: 'numeric', month: 'long' } as const;
      const withYear = { day: 'numeric', month: 'long', year: 'numeric' } as const;
      return new Intl.DateTimeFormat(locale, days < 300 ? long : withYear).format(at);
    },
    full: (at) => full.format(at),
    dayKey: (at) => new Date(at).toDateString(),
  };
}
