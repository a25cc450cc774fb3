import english from '../texts/en/loader.json';
import { fallback, fillOf } from '../view/fill';
import type { Appearance, Config } from '../wire/config';
import type { Destination } from '../wire/host-messages';
import { launcherOf } from './launcher';
import { make } from './make';
import type { Options } from './options';
import type { Page, Panel } from './page';
import { css } from './sheet';
import { storedAs } from './stored';

/** The panel's file, named by the build. */
declare const PANEL: string;

const answerWithin = 7_500;
const staleAfter = 60_000;
/** The options that need nothing besides. */
const own = 'baseURL hash locale peek titleBadge appearance consent';
/** Narrower is a phone. */
const phone = 480;

/**
 * One floating widget: a button, and the panel once it is needed.
 * @param emit tells the page's own script
 * @param late does what few pages want
 */
export function pageOf(
  { ...options }: Options,
  emit: (name: string, detail?: unknown) => void,
  late: (page: Page, name: string, ...args: unknown[]) => unknown,
): Page {
  const base = new URL(`${options.baseURL.replace(/\/$/, '')}/${options.hash}`, location.href);
  const gone = new AbortController();
  const { signal } = gone;
  const host = make('div', '');
  const root = make('div', 'r');
  const shadow = host.attachShadow({ mode: 'open' });
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
    stored: storedAs(`orleanschat:${base.href}`, options.consent === 'none'),
    host,
    root,
    signal,
    texts: english,
    isOpen: false,
    emit,
    open(open = !page.isOpen, destination) {
      page.going = destination;
      void show(open, true, destination);
    },
    show,
    away: (away) => host.style.setProperty('--away', away ? 'none' : 'flex'),
    ask,
    learn,
    tell: () => void panel?.then((one) => one.redraw()).catch(() => {}),
    recount: () => count?.(page.stored.read().unread as number),
    answered() {
      clearTimeout(patience);
      card?.remove();
    },
    destroy() {
      gone.abort();
      page.isOpen = false;
      page.answered();
      host.remove();
    },
  };

  const refresh = () => void (Date.now() - asked > staleAfter && ask());

  /** What is behind the button, once. */
  function load(): Promise<Panel> {
    refresh();
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
      page.stored.write({ 'tab.open': open });
      page.emit(open ? 'open' : 'close');
    }
    page.answered();
    const { button } = page;
    if (!button) return;
    root.classList.toggle('open', open);
    button.ariaExpanded = `${open}`;
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

  function draw({ position, colour = fallback, icon, text = '', theme }: Partial<Appearance>) {
    const { fill, on, step } = fillOf(colour);
    root.style.setProperty('--a', fill);
    root.style.setProperty('--o', on);
    root.style.setProperty('--s', `${step}`);
    root.style.colorScheme = theme && theme !== 'system' ? theme : 'light dark';
    root.classList.toggle('left', position === 'left');
    const before = page.button;
    const [button, recount] = launcherOf(icon, text, text || page.texts['loader.chat']);
    button.onclick = () => void show(!page.isOpen, true);
    // Without consent nothing is asked for before the press.
    button.onpointerenter = button.onfocus = () => void (asked && load().catch(() => (panel = undefined)));
    button.ariaExpanded = `${page.isOpen}`;
    page.button = button;
    count = recount;
    page.recount();
    if (before) return before.replaceWith(button);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    // First: what stands already goes over it.
    shadow.adoptedStyleSheets.unshift(sheet);
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
      const answer = await fetch(
        `${base.href}/config?locale=${[options.locale ?? [], ...navigator.languages].flat().join()}`,
        {
          signal,
        },
      );
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
    const appearance = { ...config?.appearance, ...options.appearance };
    page.config = config && { ...config, appearance: appearance as Appearance };
    page.texts = { ...english, ...config?.strings };
    draw(appearance);
    // Beside the body: a page may put another body in its place. A frame that is moved is loaded anew.
    if (!host.isConnected) (options.inline ?? document.documentElement).append(host);
    page.tell();
  }

  async function begin() {
    if (Object.keys(options).some((name) => !own.includes(name))) await late(page, 'fit');
    if (options.consent === 'none') learn(undefined, true);
    else await ask();
    const kept = page.stored.read();
    if (!page.button) return;
    if (page.isOpen) return show(true, true);
    if (kept['tab.open'] && innerWidth >= phone) {
      // Open on the page before: no motion, no focus taken.
      void show(true);
    } else if (kept.live || Object.keys(kept).some((key) => key.startsWith('o.'))) {
      (window.requestIdleCallback ?? setTimeout)(
        () => void (signal.aborted || load().catch(() => (panel = undefined))),
      );
    }
  }

  document.addEventListener('visibilitychange', () => document.hidden || (asked && refresh()), { signal });
  void begin();

  return page;
}
