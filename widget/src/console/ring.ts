import { Bell } from '../frame/bell';
import { goTo } from './circuit';
import { preferences } from './preferences';

/** What calls for attention (O1). */
export interface Notice {
  kind: 'new' | 'reply';
  conversation: string;
  title: string;
  text: string;
  path: string;
}

const bell = new Bell();

/** Rings once for all of them and shows a desktop notification for each, but is quiet about what is on screen. */
export function ring(notices: Notice[]): void {
  const fresh = notices.filter(({ conversation }) => !isOnScreen(conversation));
  if (fresh.length === 0) return;
  const { sound, notifyNew, notifyReply } = preferences();
  once(fresh, () => {
    if (sound) bell.ring();
    for (const notice of fresh) if (notice.kind === 'new' ? notifyNew : notifyReply) show(notice);
  });
}

const isOnScreen = (conversation: string) =>
  document.visibilityState === 'visible' && new URLSearchParams(location.search).get('c') === conversation;

/** Of several open consoles one rings: the lock is held a moment longer than the news takes to reach them all. */
function once(notices: Notice[], run: () => void): void {
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return run();
  const name = `orleanschat.ring.${notices.map(({ conversation }) => conversation).join()}`;
  void locks.request(name, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    run();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  });
}

function show({ conversation, title, text, path }: Notice): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const notification = new Notification(title, { body: text, tag: conversation });
  notification.onclick = () => {
    window.focus();
    goTo(path);
    notification.close();
  };
}
