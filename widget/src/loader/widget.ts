import { fallback, fillOf } from '../view/fill';
import type { Config } from '../wire/config';
import type { Destination, ToFrame, ToLoader } from '../wire/host-messages';
import { launcherOf } from './launcher';
import { make } from './make';
import { css } from './sheet';
import { storedAs } from './stored';

const answerWithin = 7_500;
const phone = '(max-width:479px)';

export interface Options {
  /** e.g. `https://host/en/chat` */
  baseURL: string;
  hash: string;
}

/** One floating widget: button, panel and the frame in it. */
export interface Widget {
  /** Opens or closes; the other of both where nothing is said. */
  open(open?: boolean, going?: Destination): void;
  /** Hides or shows the button. */
  away(away: boolean): void;
  destroy(): void;
}

/** @param emit tells the page's own script */
export function widgetOf({ baseURL, hash }: Options, emit: (name: string, detail?: unknown) => void): Widget {
  const base = new URL(`${baseURL.replace(/\/$/, '')}/${hash}`, location.href);
  const stored = storedAs(`orleanschat:${base.href}`);
  const gone = new AbortController();
  const { signal } = gone;
  const host = make('div', '');
  const root = make('div', 'r');
  const panel = make('div', 'p');
  let config: Config | undefined;
  let button: HTMLElement | undefined;
  let count: ((unread: number) => void) | undefined;
  let frame: HTMLIFrameElement | undefined;
  /** The frame's window, once the frame's page is in it. */
  let target: Window | null = null;
  let isOpen = false;
  let focuses: boolean | undefined;
  let going: Destination | undefined;
  let patience: ReturnType<typeof setTimeout>;

  /** Tells the frame how things stand here. */
  const tell = (focus = false, go?: Destination, answers?: number) =>
    target?.postMessage(
      {
        chat: 'page',
        config,
        kept: stored.read(),
        shown: { open: isOpen, fills: matchMedia(phone).matches, url: location.href, focus },
        go,
        answers,
      } satisfies ToFrame,
      base.origin,
    );
  const recount = () => count?.((stored.read().unread as number) || 0);
  const full = (on: boolean) => panel.classList.toggle('full', on);

  /** Makes the frame, once; hidden as long as the panel is closed. */
  function load() {
    if (frame) return;
    const made = (frame = make('iframe', ''));
    made.title = 'Chat';
    made.allow = 'autoplay; clipboard-write';
    made.src = base.href;
    made.onload = () => {
      target = made.contentWindow;
      tell(focuses, going);
      if (focuses) made.focus();
    };
    panel.replaceChildren(made);
    patience = setTimeout(() => {
      frame = undefined;
      const strings: Record<string, string | undefined> = config?.strings ?? {};
      const told = make('div', 'e', strings['loader.unreachable'] ?? 'Cannot reach support');
      const retry = make('button', '', strings['loader.retry'] ?? 'Retry');
      retry.onclick = load;
      told.role = 'alert';
      told.append(retry);
      panel.replaceChildren(told);
    }, answerWithin);
  }

  function show(open: boolean, focus?: boolean, go?: Destination) {
    const inside = document.activeElement === host;
    panel.style.transition = open && !focus ? 'none' : '';
    focuses = focus;
    if (open !== isOpen) {
      isOpen = open;
      stored.write({ 'tab.open': open || undefined });
      emit(open ? 'open' : 'close');
    }
    if (!button) return;
    root.classList.toggle('open', open);
    panel.inert = !open;
    button.ariaExpanded = String(open);
    if (open) {
      load();
      if (focus) frame?.focus();
    } else {
      full(false);
      if (inside) button.focus();
    }
    tell(focus, go);
  }

  function draw() {
    const {
      type,
      position,
      colour = fallback,
      icon,
      text = '',
      theme,
    }: Partial<Config['appearance']> = config?.appearance ?? {};
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const shadow = host.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [sheet];
    const { fill, on } = fillOf(colour);
    root.style.setProperty('--a', fill);
    root.style.setProperty('--o', on);
    root.style.colorScheme = theme === 'light' || theme === 'dark' ? theme : 'light dark';
    root.classList.toggle('left', position === 'left');
    panel.classList.toggle('side', type === 'sidebar');
    panel.role = 'dialog';
    panel.ariaLabel = text || 'Chat';
    [button, count] = launcherOf({ icon, text });
    recount();
    button.onclick = () => show(!isOpen, true);
    button.onpointerenter = button.onfocus = load;
    root.onkeydown = ({ key }) => key === 'Escape' && show(false);
    root.append(panel, button);
    shadow.append(root);
    document.body.append(host);
  }

  async function begin() {
    try {
      const answer = await fetch(`${base.href}/config?locale=${navigator.language}`);
      if (answer.ok) config = (await answer.json()) as Config;
      // Switched off or unknown: no button.
      else if (answer.status < 500) return;
    } catch {
      // The page may forbid the request: the frame asks for itself.
    }
    if (signal.aborted) return;
    draw();
    const kept = stored.read();
    if (isOpen) return show(true, true);
    if (kept['tab.open'] && !matchMedia(phone).matches) {
      // Open on the page before: no motion, no focus taken.
      show(true);
    } else if (kept.live || Object.keys(kept).some((key) => key.startsWith('o.'))) {
      (window.requestIdleCallback ?? setTimeout)(() => signal.aborted || load());
    }
  }

  addEventListener(
    'storage',
    ({ key }) => {
      if (key !== stored.key) return;
      tell();
      recount();
    },
    { signal },
  );
  addEventListener(
    'message',
    ({ data, source, origin }: MessageEvent<ToLoader>) => {
      if (!target || source !== target || origin !== base.origin) return;
      if (data.chat === 'ready') {
        going = undefined;
        clearTimeout(patience);
        panel.classList.add('ready');
      }
      if (data.chat === 'set') {
        stored.write(data.values);
        recount();
      }
      if (data.chat === 'refresh') tell(false, undefined, data.ask);
      if (data.chat === 'close') show(false);
      if (data.chat === 'full') full(data.on);
      if (data.chat === 'event') emit(data.name, data.detail);
    },
    { signal },
  );
  void begin();

  return {
    open(open = !isOpen, destination) {
      going = destination;
      show(open, true, destination);
    },
    away: (away) => host.style.setProperty('--away', away ? 'none' : 'flex'),
    destroy() {
      gone.abort();
      clearTimeout(patience);
      host.remove();
    },
  };
}
