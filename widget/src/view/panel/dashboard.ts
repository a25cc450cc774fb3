import { hrefOf } from '../../wire/href';
import type { App } from '../../frame/app';
import type { RowListState } from '../../conversation/row-list';
import type { Icon } from '../../wire/config';
import type { StringKey } from '../strings';
import { el, glyph, iconOr } from '../dom';
import type { GlyphName } from '../glyphs';
import { conversationRow } from './conversation-row';
import { panelButtons } from './panel-buttons';
import type { Screen } from './screen';

const shownRows = 5;
const redrawEvery = 30_000;

/**
 * The first screen (S67 to S71): what is unread, start buttons, earlier conversations, links. It is built without a library, since
 * everything up to its first paint travels in one round trip.
 */
export function dashboard(app: App): Screen {
  const { strings, config, list } = app;
  const { greeting, introduction, start, selfService, links } = config.dashboard;

  const card = (title: StringKey, ...children: (Node | false)[]) =>
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

  const drawRows = ({ rows, more, loaded, failed }: RowListState) => {
    const unread = rows.filter((row) => row.unread > 0).slice(0, shownRows);
    const rest = rows.filter((row) => !unread.includes(row));
    const focused = [...rowsPart.querySelectorAll('button')].indexOf(
      document.activeElement as HTMLButtonElement,
    );
    unreadPart.replaceChildren(
      ...(unread.length > 0
        ? [card('dashboard.unread', ...unread.map((row) => conversationRow(app, row)))]
        : []),
    );
    const showAll = el(
      'button',
      { class: 'text-button', click: () => app.showList() },
      strings('dashboard.showAll'),
    );
    const part =
      rest.length > 0
        ? card(
            'dashboard.conversations',
            ...rest.slice(0, shownRows).map((row) => conversationRow(app, row)),
            (rest.length > shownRows || more) && showAll,
          )
        : failed && rows.length === 0
          ? card(
              'dashboard.conversations',
              el('p', { class: 'hint' }, strings('dashboard.failed')),
              el(
                'button',
                { class: 'text-button', click: () => void app.loadList() },
                strings('state.retry'),
              ),
            )
          : !loaded && !failed && app.session.exists() && skeleton(strings('state.loading'));
    rowsPart.replaceChildren(...(part ? [part] : []));
    rowsPart.querySelectorAll('button')[focused]?.focus();
  };

  drawRows(list.state.get());
  const stop = list.state.subscribe(drawRows);
  const timer = setInterval(() => drawRows(list.state.get()), redrawEvery);

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
      stop();
      clearInterval(timer);
    },
  };
}

/** Shows after 150 ms, by its animation. */
const skeleton = (label: string) =>
  el(
    'section',
    { class: 'card skeleton', role: 'img', 'aria-label': label },
    [0, 1].map(() =>
      el(
        'div',
        { class: 'row' },
        el('i', { class: 'tile' }),
        el('div', { class: 'words' }, el('i'), el('i')),
      ),
    ),
  );
