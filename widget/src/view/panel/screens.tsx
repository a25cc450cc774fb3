import { render } from 'preact';
import type { App, View } from '../../frame/app';
import type { Live } from '../../frame/live';
import threadEnglish from '../../texts/en/thread.json';
import { adopt } from '../adopt';
import { el } from '../dom';
import { textsIn } from '../texts-in';
import threadCss from '../thread/thread.css?inline';
import screensCss from './screens.css?inline';
import { Conversation } from './conversation';
import type { Screen } from './screen';

/** Brings the texts of the screens here. */
export async function speak({ strings, config }: App): Promise<void> {
  strings.add(threadEnglish);
  strings.add(await textsIn(config.locale, 'thread'));
}

/** A screen behind the dashboard. */
export async function screenOf(
  app: App,
  live: Live,
  view: Exclude<View, { name: 'dashboard' }>,
): Promise<Screen> {
  adopt(threadCss);
  adopt(screensCss);
  if (view.name === 'list') return (await import('./all-conversations')).allConversations(app);
  const element = el('main', { class: 'screen' });
  render(<Conversation app={app} live={live} chat={view.chat} />, element);
  return { element, gone: () => render(null, element) };
}
