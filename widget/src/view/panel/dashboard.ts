import { hrefOf } from '../../wire/href';
import type { App } from '../../frame/app';
import type { Icon } from '../../wire/config';
import type { StringKey } from '../strings';
import { el, glyph, iconOr } from '../dom';
import type { GlyphName } from '../glyphs';
import type * as Earlier from './earlier';
import { panelButtons } from './panel-buttons';
import type { Screen } from './screen';

export type Card = (title: StringKey, ...children: (Node | false)[]) => HTMLElement;
type Kit = typeof Earlier;
let kit: Kit | undefined;

/**
 * The first screen (S67 to S71): what is unread, start buttons, earlier conversations, links. It is built without a library, since
 * everything up to its first paint travels in one round trip.
 */
export function dashboard(app: App): Screen {
  const { strings, config, list } = app;
  const { greeting, introduction, start, selfService, links } = config.dashboard;

  const card: Card = (title, ...children) =>
    el('section', { class: 'card', 'aria-label': strings(title) }, el('h2', {}, strings(title)), ...children);

  const outward = (name: string, url: string, icon: Icon | undefined, otherwise: GlyphName) =>
    el(
      'a',
      { class: 'row link', href: hrefOf(url, location.href), target: '_blank', rel: 'noopener noreferrer' },
      iconOr(icon, otherwise, 18),
      el('bdi', { class: 'name' }, name),
      glyph('outward', 16),
    );

  const startButtons = start.map(({ id, icon, name }) =>
    el(
      'button',
      { class: 'row', click: () => void app.start(id) },
      el('span', { class: 'tile' }, iconOr(icon, 'chat')),
      el('bdi', { class: 'name' }, name),
      glyph('forward', 16),
    ),
  );

  const unreadPart = el('div', { class: 'part' });
  const rowsPart = el('div', { class: 'part' });
  let gone = false;
  let stop = () => {};
  /** Who has been here before is shown it as soon as what shows it is here. */
  const show = (kit: Kit) => {
    stop();
    stop = kit.earlier(app, card, unreadPart, rowsPart);
  };
  const bring = () =>
    import('./earlier').then(
      (come) => {
        kit = come;
        if (!gone) show(come);
      },
      () => undefined,
    );
  if (kit) show(kit);
  else {
    stop = list.state.subscribe(() => void bring());
    if (app.session.exists()) void bring();
  }

  const element = el(
    'main',
    { class: 'dashboard' },
    el(
      'header',
      { class: 'welcome' },
      panelButtons(app),
      el('h1', {}, el('bdi', {}, greeting || strings('dashboard.greeting'))),
      !!introduction && el('p', {}, el('bdi', {}, introduction)),
    ),
    el(
      'div',
      { class: 'cards' },
      app.closed.get() &&
        el('p', { class: 'card closed', role: 'status' }, glyph('alert'), strings('dashboard.closed')),
      unreadPart,
      !app.closed.get() && start.length > 0 && card('dashboard.start', ...startButtons),
      rowsPart,
      selfService.length > 0 &&
        card(
          'dashboard.selfService',
          ...selfService.map(({ name, url }) => outward(name, url, undefined, 'book')),
        ),
      links.length > 0 &&
        card('dashboard.links', ...links.map(({ name, url, icon }) => outward(name, url, icon, 'forward'))),
      start.length + selfService.length + links.length === 0 &&
        el('p', { class: 'hint' }, strings('dashboard.empty')),
    ),
  );
  return {
    element,
    gone() {
      gone = true;
      stop();
    },
  };
}
