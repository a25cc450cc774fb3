import { render } from 'preact';
import type { App, View } from '../../frame/app';
import type { Live } from '../../frame/live';
import { adopt } from '../adopt';
import { el } from '../dom';
import { threadEnglish } from '../thread-english';
import threadCss from '../thread/thread.css?inline';
import { allConversations } from './all-conversations';
import { Conversation } from './conversation';
import type { Screen } from './screen';

/** A screen behind the dashboard. */
export function screenOf(app: App, live: Live, view: Exclude<View, { name: 'dashboard' }>): Screen {
  adopt(threadCss);
  app.strings.add(threadEnglish);
  if (view.name === 'list') return allConversations(app);
  const element = el('main', { class: 'screen' });
  render(<Conversation app={app} live={live} chat={view.chat} />, element);
  return { element, gone: () => render(null, element) };
}
