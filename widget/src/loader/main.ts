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
    const wanted = JSON.stringify(options);
    if (widget && wanted === shown) return;
    widget?.destroy();
    shown = wanted;
    widget = widgetOf(options, emit);
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
    for (const [name, ...args] of calls)
      (api as unknown as Record<string, (...args: unknown[]) => void>)[name]?.(...args);
  },
};

const queued = page.OrleansChat;
page.OrleansChat = page.SupportPal = api;
if (Array.isArray(queued)) api.push(...(queued as Call[]));
page.supportpalAsyncInit?.();
