import type { App } from '../../frame/app';
import type { RowListState } from '../../conversation/row-list';
import { el } from '../dom';
import { conversationRow } from './conversation-row';
import { head } from './head';
import { panelButtons } from './panel-buttons';
import type { Screen } from './screen';

/** Every earlier conversation, paged (S70). */
export function allConversations(app: App): Screen {
  const { strings, list } = app;
  const rows = el('div', { class: 'all' });

  const draw = ({ rows: all, more }: RowListState, failed = false) => {
    const older = () =>
      app.pageOfList(20, all.at(-1)?.lastAt).then(
        (page) => list.addOlder(page),
        () => draw(list.state.get(), true),
      );
    const at = rows.scrollTop;
    rows.replaceChildren(
      ...(all.length === 0 ? [el('p', { class: 'hint' }, strings('list.empty'))] : []),
      ...all.map((row) => conversationRow(app, row)),
      ...(failed ? [el('p', { class: 'hint' }, strings('dashboard.failed'))] : []),
      ...(more
        ? [
            el(
              'button',
              { class: 'text-button', click: () => void older() },
              strings(failed ? 'state.retry' : 'list.more'),
            ),
          ]
        : []),
    );
    rows.scrollTop = at;
  };
  draw(list.state.get());

  const title = el('h1', { class: 'head-title' }, strings('list.title'));
  const top = head(strings('conversation.back'), () => app.home(), title, panelButtons(app));
  return {
    element: el('main', { class: 'screen' }, top, rows),
    gone: list.state.subscribe((state) => draw(state)),
  };
}
