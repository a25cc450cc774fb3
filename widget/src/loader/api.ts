import type { Late } from '../late/late';
import type { OrleansChat } from '../module/orleanschat';
import type { Options } from './options';
import type { Page } from './page';
import { pageOf } from './widget';

/** Named by the build. */
declare const LATE: string;
declare const VERSION: string;

type Listener = (detail: never) => void;
interface Heard {
  name: string;
  listener: Listener;
  once?: boolean;
}
export type Api = OrleansChat & { init(options: Options): void };

const tell = (what: string, error: unknown) => console.error('OrleansChat: ' + what, error);

/** All calls of a page's script. */
export function apiOf(): Api {
  const listeners = new Set<Heard>();
  let page: Page | undefined;

  function emit(name: string, detail?: unknown): void {
    for (const one of listeners) {
      if (one.name !== name) continue;
      if (one.once) listeners.delete(one);
      // A page's own error is the page's own.
      setTimeout(one.listener, 0, detail);
    }
  }

  /** A call whose code comes with the first of its kind. */
  const late = (page: Page | undefined, name: string, ...args: unknown[]) =>
    page &&
    import(/* @vite-ignore */ new URL(LATE, page.base).href)
      .then(({ late }: Late) => late(page, api, name, args))
      .catch((error: unknown) => tell(name, error));

  const listen = (name: string, listener: Listener, once?: boolean) => {
    const one: Heard = { name, listener, once };
    listeners.add(one);
    return () => listeners.delete(one);
  };

  const api = {
    init(options: Options) {
      try {
        if (page?.options.baseURL === options.baseURL && page.options.hash === options.hash)
          return void late(page, 'update', options);
        const made = pageOf(options, emit, late);
        page?.destroy();
        page = made;
      } catch (error) {
        // A page goes on without its chat.
        tell('bad_options', error);
      }
    },
    version: VERSION,
    isOpen: () => !!page?.isOpen,
    open: () => page?.open(true),
    close: () => page?.open(false),
    toggle: () => page?.open(),
    show: () => page?.away(false),
    hide: () => page?.away(true),
    openConversation: (conversation: string) => page?.open(true, { conversation }),
    start: (start: string | true = true) => page?.open(true, { start }),
    on: listen,
    once: (name: string, listener: Listener) => listen(name, listener, true),
    destroy() {
      page?.destroy();
      page = undefined;
    },
    push(...calls: [name: string, ...args: unknown[]][]) {
      for (const call of calls)
        try {
          const [name, ...args] = call;
          (api as unknown as Record<string, (...args: unknown[]) => void>)[name]!(...args);
        } catch (error) {
          tell('bad_call', error);
        }
    },
  } as unknown as Api;

  for (const name of 'update setLocale setTheme setSound prefill fullscreen identify logout consent doctor'.split(
    ' ',
  ))
    (api as unknown as Record<string, unknown>)[name] = (...args: unknown[]) => late(page, name, ...args);
  return api;
}
