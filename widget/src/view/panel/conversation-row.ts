import { today } from '../../connection/clock';
import type { App } from '../../frame/app';
import type { Row } from '../../wire/shapes';
import { el, iconOr } from '../dom';

/** Where a text stands in its sentence. */
const cut = '\n';

/** An earlier conversation: the start button's icon and name, who said what last, when, and whether it is unread (V13). */
export function conversationRow(app: App, row: Row): HTMLElement {
  const { strings, config, ago } = app;
  const { id, preview, lastAuthor, unread, status, lastAt } = row;
  const button = config.dashboard.start.find((one) => one.id === row.buttonId);
  const { kind, name } = lastAuthor;
  // Each in its own direction: otherwise a long text that runs the other way is cut where it begins.
  const [who = ''] = (
    kind === 'visitor'
      ? strings('list.you', { text: cut })
      : name
        ? strings('list.from', { name, text: cut })
        : ''
  ).split(cut);
  return el(
    'button',
    { class: `row conversation${unread ? ' unread' : ''}`, click: () => void app.openConversation(id) },
    el('span', { class: 'tile' }, iconOr(button?.icon, 'chat')),
    el(
      'span',
      { class: 'words' },
      el(
        'span',
        {},
        el('bdi', { class: 'name' }, button?.name ?? strings('conversation.team')),
        status === 'closed' && el('span', { class: 'chip' }, strings('list.closed')),
        el('time', { datetime: new Date(lastAt).toISOString() }, ago(lastAt, today())),
      ),
      el(
        'span',
        {},
        el('span', { class: 'preview' }, !!who && el('bdi', { class: 'who' }, who), el('bdi', {}, preview)),
        unread > 0 &&
          el(
            'span',
            { class: 'count', role: 'img', 'aria-label': strings.count('list.unread', unread) },
            strings.badge(unread),
          ),
      ),
    ),
  );
}
