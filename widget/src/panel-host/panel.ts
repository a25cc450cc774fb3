import { make } from '../loader/make';
import type { Page, Panel } from '../loader/page';
import type { Destination, ToFrame, ToLoader } from '../wire/host-messages';
import type { Extras } from './extras';
import { css } from './sheet';

const phone = '(max-width:479px)';

/** The panel around the frame; hidden as long as it is closed. */
export function panelOf(page: Page): Panel {
  const { base, host, root, signal } = page;
  const panel = make('div', 'p');
  const frame = make('iframe', '');
  /** The frame's window, once the frame's page is in it. */
  let target: Window | null = null;
  let ready = false;
  let extras: Promise<Extras> | undefined;
  let focuses: boolean | undefined;

  /** Tells the frame how things stand here. */
  const tell = (focus = false, go?: Destination, answers?: number) =>
    target?.postMessage(
      {
        chat: 'page',
        config: page.config,
        kept: page.stored.read(),
        shown: {
          open: page.isOpen,
          fills: matchMedia(phone).matches,
          url: location.href,
          focus,
          brief: page.stored.brief,
        },
        go,
        answers,
      } satisfies ToFrame,
      base.origin,
    );
  // Those that did not come are asked for again with the next frame.
  const withExtras = (run: (one: Extras) => void) => void extras?.then(run).catch(() => {});
  const full = (on: boolean) => panel.classList.toggle('full', on);

  function redraw() {
    panel.classList.toggle('side', page.config?.appearance.type === 'sidebar');
    withExtras((one) => one.redraw());
    panel.ariaLabel = frame.title = page.config?.appearance.text || page.texts['loader.chat'];
    tell();
  }

  function show(focus?: boolean, go?: Destination) {
    const { isOpen } = page;
    const inside = document.activeElement === host;
    focuses = focus;
    panel.style.transition = isOpen && !focus ? 'none' : '';
    panel.classList.toggle('shown', isOpen);
    panel.inert = !isOpen;
    if (isOpen) {
      if (ready) page.answered();
      if (focus) frame.focus();
    } else {
      full(false);
      if (inside) page.button?.focus();
    }
    withExtras((one) => one.shown());
    tell(focus, go);
  }

  function hear(data: ToLoader) {
    if (data.chat === 'ready') {
      page.going = undefined;
      ready = true;
      page.answered();
      panel.classList.add('ready');
      extras ??= import('./extras').then(({ extrasOf }) => {
        signal.throwIfAborted();
        return extrasOf(page, panel);
      });
      extras.catch(() => (extras = undefined));
    }
    withExtras((one) => one.hear(data));
    if (data.chat === 'set') {
      page.stored.write(data.values);
      page.recount();
    }
    if (data.chat === 'refresh') tell(false, undefined, data.ask);
    if (data.chat === 'close') page.show(false);
    if (data.chat === 'full') full(data.on);
    if (data.chat === 'config') page.learn(data.config);
    if (data.chat === 'event') {
      page.isReady ||= data.name === 'ready';
      page.emit(data.name, data.detail);
    }
  }

  addEventListener(
    'storage',
    ({ key }) => {
      if (key !== page.stored.key) return;
      tell();
      page.recount();
    },
    { signal },
  );
  addEventListener(
    'message',
    ({ data, source, origin }: MessageEvent<ToLoader>) => {
      if (target && source === target && origin === base.origin) hear(data);
    },
    { signal },
  );

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  host.shadowRoot?.adoptedStyleSheets.push(sheet);
  root.querySelector('.p')?.remove();
  panel.role = 'dialog';
  panel.inert = true;
  frame.allow = 'autoplay; clipboard-write';
  frame.src = `${base.href}?locale=${page.config?.locale ?? page.options.locale ?? ''}`;
  frame.onload = () => {
    target = frame.contentWindow;
    tell(focuses, page.going);
    if (focuses) frame.focus();
  };
  panel.append(frame);
  root.prepend(panel);
  redraw();
  return { show, redraw };
}
