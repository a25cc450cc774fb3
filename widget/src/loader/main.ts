import { type Options, type Widget, widgetOf } from './widget';

type Listener = (detail: unknown) => void;
interface Heard {
  name: string;
  listener: Listener;
  once?: boolean;
}
type Call = [name: string, ...args: unknown[]];

interface PageWindow {
  OrleansChat?: unknown;
  SupportPal?: unknown;
  supportpalAsyncInit?: () => void;
}

const page = window as unknown as PageWindow;
const listeners = new Set<Heard>();
let widget: Widget | undefined;
let shown = '';

function emit(name: string, detail?: unknown): void {
  for (const one of listeners) {
    if (one.name !== name) continue;
    if (one.once) listeners.delete(one);
    // A page's own error is the page's own.
    setTimeout(one.listener, 0, detail);
  }
}

const api = {
  /** One floating widget per page: the same again changes nothing, another replaces it. */
  init(options: Options) {
    try {
      const wanted = JSON.stringify(options);
      if (widget && wanted === shown) return;
      const next = widgetOf(options, emit);
      widget?.destroy();
      shown = wanted;
      widget = next;
    } catch (error) {
      // A page goes on without its chat.
      console.error('OrleansChat: bad_options', error);
    }
  },
  open: () => widget?.open(true),
  close: () => widget?.open(false),
  toggle: () => widget?.open(),
  show: () => widget?.away(false),
  hide: () => widget?.away(true),
  openConversation: (conversation: string) => widget?.open(true, { conversation }),
  start: (start: string | true = true) => widget?.open(true, { start }),
  setLocale: (locale: string) => widget?.speak(locale),
  /** @returns what ends it */
  on(name: string, listener: Listener, once?: boolean) {
    const one: Heard = { name, listener, once };
    listeners.add(one);
    return () => listeners.delete(one);
  },
  once: (name: string, listener: Listener) => api.on(name, listener, true),
  destroy() {
    widget?.destroy();
    widget = undefined;
  },
  /** Calls by name, as pages queue them before the loader is there. */
  push(...calls: Call[]) {
    for (const call of calls)
      try {
        const [name, ...args] = call;
        const method = (api as unknown as Record<string, unknown>)[name] as (...args: unknown[]) => void;
        method(...args);
      } catch (error) {
        console.error('OrleansChat: bad_call', error);
      }
  },
};

const queued = page.OrleansChat;
// A second copy of this script leaves the first at its work.
if (!(queued as Partial<typeof api> | undefined)?.init) {
  page.OrleansChat = page.SupportPal = api;
  if (Array.isArray(queued)) api.push(...(queued as Call[]));
  page.supportpalAsyncInit?.();
}
