import type { Api } from '../loader/api';
import type { Options } from '../loader/options';
import type { Page } from '../loader/page';
import { say } from './calls';
import { consent } from './consent';
import { fit } from './fit';
import { logout } from './logout';
import { update } from './update';

/** What few pages call or want, in a file of its own. */
export interface Late {
  late: typeof late;
}

export const late = (page: Page, api: Api, name: string, args: unknown[]): unknown =>
  callsOn(page, api)[name]?.(...(args as never[]));

const callsOn = (page: Page, api: Api): Record<string, (...args: never[]) => unknown> => ({
  fit: () => fit(page),
  update: (options: Partial<Options>) => update(page, options),
  setLocale: (locale: string) => update(page, { locale }),
  setTheme: (theme: 'system' | 'light' | 'dark') => update(page, { appearance: { theme } }),
  identify: (userDetails: Options['userDetails']) => update(page, { userDetails }),
  setSound(on: boolean) {
    page.stored.write({ sound: !!on });
    page.tell();
  },
  prefill(text: string, button: string | true = true) {
    page.open(true);
    say(page, ['prefill', String(text), button]);
  },
  fullscreen(on = true) {
    if (on && !page.isOpen) page.open(true);
    say(page, ['fullscreen', !!on]);
  },
  consent: (level: string) => consent(page, level === 'none' ? 'none' : 'given'),
  logout: () => logout(page, api),
  doctor: async () => (await import('./doctor')).doctor(page, api.version),
});
