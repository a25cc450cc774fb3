import type { App } from '../../frame/app';
import type { RowListState } from '../../conversation/row-list';
import { el } from '../dom';
import { conversationRow } from './conversation-row';
import type { Card } from './dashboard';

const shownRows = 5;
const redrawEvery = 30_000;

/** The dashboard's unread and other earlier conversations (S70, S71), for those who have any. @returns what ends it */
export function earlier(app: App, card: Card, unreadPart: HTMLElement, rowsPart: HTMLElement): () => void {
  const { strings, list } = app;

  const draw = ({ rows, more, loaded, failed }: RowListState) => {
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

  draw(list.state.get());
  const stop = list.state.subscribe(draw);
  const timer = setInterval(() => draw(list.state.get()), redrawEvery);
  return () => {
    stop();
    clearInterval(timer);
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
