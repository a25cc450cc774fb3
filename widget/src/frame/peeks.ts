import { initialsOf } from '../view/thread/initials';
import type { Row } from '../wire/shapes';
import type { App } from './app';

/** Shows the newest unread reply beside the closed button, once in a browser: whoever shows it notes it for the others (V2). */
export class Peeks {
  private shown?: Row;

  constructor(private readonly app: App) {
    const look = () => this.look();
    for (const cell of [app.list.state, app.host.shown, app.host.keptVersion]) cell.subscribe(look);
    document.addEventListener('visibilitychange', look);
    look();
  }

  private look(): void {
    const { host, list, strings } = this.app;
    const { rows } = list.state.get();
    const { open } = host.shown.get();
    const still = this.shown && rows.find(({ id }) => id === this.shown?.id);
    if (this.shown && (open || !still?.unread)) {
      this.shown = undefined;
      host.peek(undefined);
    }
    const row = rows.find(
      ({ unread, lastAuthor: { kind } }) => unread > 0 && kind !== 'visitor' && kind !== 'system',
    );
    if (!row || row.lastAt <= ((host.get('peeked') as number | undefined) ?? 0)) return;
    // Seen in the panel is seen.
    if (!open && document.hidden) return;
    host.set({ peeked: row.lastAt });
    if (open) return;
    this.shown = row;
    const name = row.lastAuthor.name ?? strings('conversation.team');
    host.peek({ conversation: row.id, name, initials: initialsOf(name), text: row.preview });
  }
}
