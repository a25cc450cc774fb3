import english from '../texts/en/loader.json';
import { fallback, fillOf } from '../view/fill';
import type { Config } from '../wire/config';
import type { Destination } from '../wire/host-messages';
import { launcherOf } from './launcher';
import { make } from './make';
import type { Page, Panel } from './page';
import { css } from './sheet';
import { storedAs } from './stored';

/** The panel's file, named by the build. */
declare const PANEL: string;

const answerWithin = 7_500;
const staleAfter = 60_000;
const phone = '(max-width:479px)';

export interface Options {
  /** e.g. `https://host/en/chat` */
  baseURL: string;
  hash: string;
  /** BCP 47; without it the browser's languages count. */
  locale?: string;
  /** `false`: no preview of a reply that arrives while the panel is closed. */
  peek?: boolean;
  /** Unread messages are counted in the page's title too. */
  titleBadge?: boolean;
}

/** One floating widget: a button, and the panel once it is needed. */
export interface Widget {
  /** Opens or closes; the other of both where nothing is said. */
  open(open?: boolean, going?: Destination): void;
  /** Hides or shows the button. */
  away(away: boolean): void;
  /** Speaks another language from now on. */
  speak(locale: string): void;
  destroy(): void;
}

/** @param emit tells the page's own script */
export function widgetOf(options: Options, emit: (name: string, detail?: unknown) => void): Widget {
  const base = new URL(`${options.baseURL.replace(/\/$/, '')}/${options.hash}`, location.href);
  const stored = storedAs(`orleanschat:${base.href}`);
  const gone = new AbortController();
  const { signal } = gone;
  const host = make('div', '');
  const root = make('div', 'r');
  const shadow = host.attachShadow({ mode: 'open' });
  let { locale = '' } = options;
  let asked = 0;
  let off = false;
  let count: ((unread: number) => void) | undefined;
  let panel: Promise<Panel> | undefined;
  let tries = 0;
  let card: HTMLElement | undefined;
  let patience: ReturnType<typeof setTimeout>;

  const page: Page = {
    options,
    base,
    stored,
    host,
    root,
    signal,
    texts: english,
    isOpen: false,
    emit,
    show: (open, focus, go) => void show(open, focus, go),
    learn,
    recount: () => count?.((stored.read().unread as number) || 0),
    answered() {
      clearTimeout(patience);
      card?.remove();
    },
  };

  /** What is behind the button, once. */
  function load(): Promise<Panel> {
    if (Date.now() - asked > staleAfter) void ask();
    // A browser may remember that a file could not be had: each try has an address of its own.
    panel ??= import(/* @vite-ignore */ new URL(PANEL + (tries++ ? `?${tries}` : ''), base).href).then(
      ({ panelOf }: { panelOf(page: Page): Panel }) => {
        signal.throwIfAborted();
        return panelOf(page);
      },
    );
    return panel;
  }

  /** The frame has not answered, or not even the panel's file came. */
  function lost() {
    page.answered();
    card = make('div', 'e', page.texts['loader.unreachable']);
    const retry = make('button', '', page.texts['loader.retry']);
    retry.onclick = () => {
      panel = undefined;
      void show(true, true);
    };
    card.role = 'alert';
    card.append(retry);
    root.append(card);
    root.classList.remove('open');
  }

  async function show(open: boolean, focus?: boolean, go?: Destination) {
    if (open !== page.isOpen) {
      page.isOpen = open;
      stored.write({ 'tab.open': open || undefined });
      emit(open ? 'open' : 'close');
    }
    page.answered();
    const { button } = page;
    if (!button) return;
    root.classList.toggle('open', open);
    button.ariaExpanded = String(open);
    if (!open && off) host.remove();
    if (!open && !panel) return;
    if (open) patience = setTimeout(lost, answerWithin);
    try {
      (await load()).show(focus, go);
    } catch {
      panel = undefined;
      if (page.isOpen) lost();
    }
  }

  function draw() {
    const {
      position,
      colour = fallback,
      icon,
      text = '',
      theme,
    }: Partial<Config['appearance']> = page.config?.appearance ?? {};
    const { fill, on, step } = fillOf(colour);
    root.style.setProperty('--a', fill);
    root.style.setProperty('--o', on);
    root.style.setProperty('--s', String(step));
    root.style.colorScheme = theme === 'light' || theme === 'dark' ? theme : 'light dark';
    root.classList.toggle('left', position === 'left');
    const before = page.button;
    const [button, recount] = launcherOf(icon, text, text || page.texts['loader.chat']);
    button.onclick = () => void show(!page.isOpen, true);
    button.onpointerenter = button.onfocus = () => void load().catch(() => (panel = undefined));
    button.ariaExpanded = String(page.isOpen);
    page.button = button;
    count = recount;
    page.recount();
    if (before) return before.replaceWith(button);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
    root.onkeydown = ({ key }) => {
      if (key === 'Escape' && page.isOpen) void show(false);
    };
    root.append(button);
    shadow.append(root);
  }

  /** Asks how the widget is set up, and draws it so; without an answer it comes with what is known. */
  async function ask() {
    asked = Date.now();
    try {
      const answer = await fetch(`${base.href}/config?locale=${[locale, ...navigator.languages].join()}`, {
        signal,
      });
      if (answer.ok) return learn((await answer.json()) as Config);
      // Switched off, or unknown.
      if (answer.status < 500) return learn(undefined);
    } catch {
      // The page may forbid the request: the frame asks for itself.
    }
    if (!page.button) learn(page.config, true);
  }

  function learn(config: Config | undefined, anyway?: boolean) {
    if (signal.aborted) return;
    off = !config && !anyway;
    if (off) {
      if (!page.isOpen) host.remove();
      return;
    }
    page.config = config;
    page.texts = { ...english, ...config?.strings };
    draw();
    // Beside the body: a page may put another body in its place. A frame that is moved is loaded anew.
    if (!host.isConnected) document.documentElement.append(host);
    panel?.then((one) => one.redraw()).catch(() => {});
  }

  async function begin() {
    await ask();
    const kept = stored.read();
    if (!page.button) return;
    if (page.isOpen) return show(true, true);
    if (kept['tab.open'] && !matchMedia(phone).matches) {
      // Open on the page before: no motion, no focus taken.
      void show(true);
    } else if (kept.live || Object.keys(kept).some((key) => key.startsWith('o.'))) {
      (window.requestIdleCallback ?? setTimeout)(
        () => void (signal.aborted || load().catch(() => (panel = undefined))),
      );
    }
  }

  document.addEventListener(
    'visibilitychange',
    () => document.hidden || (Date.now() - asked > staleAfter && void ask()),
    { signal },
  );
  void begin();

  return {
    open: (open = !page.isOpen, destination) => {
      page.going = destination;
      void show(open, true, destination);
    },
    away: (away) => host.style.setProperty('--away', away ? 'none' : 'flex'),
    speak(tag) {
      locale = tag;
      void ask();
    },
    destroy() {
      gone.abort();
      page.isOpen = false;
      page.answered();
      host.remove();
    },
  };
}
