import type { App, View } from '../../frame/app';
import { el } from '../dom';
import { dashboard } from './dashboard';
import type { Screen } from './screen';

const idle = 300;
const again = 2_000;

/** Puts one screen at a time on the page. What is behind the dashboard is loaded late, in one piece. */
export function stage(app: App, root: HTMLElement): void {
  const panel = el('div', { class: 'panel' });
  root.append(panel);
  let screen: Screen | undefined;
  let scrolled = 0;

  const put = (next: Screen) => {
    if (screen?.element.className === 'dashboard') scrolled = screen.element.scrollTop;
    screen?.gone();
    screen = next;
    panel.replaceChildren(next.element);
    if (scrolled && next.element.className === 'dashboard') next.element.scrollTop = scrolled;
  };

  const show = (view: View) => {
    if (view.name === 'dashboard') return put(dashboard(app));
    const drawn = load().then(({ screens, live }) => screens.screenOf(app, live, view));
    drawn.then(
      (screen) => (app.view.get() === view ? put(screen) : screen.gone()),
      () => setTimeout(() => app.view.get() === view && show(view), again),
    );
  };

  const load = async () => {
    const [screens, live] = await Promise.all([import('./screens'), app.live()]);
    await screens.speak(app);
    return { screens, live };
  };

  // Until the press of a start button there is time.
  const early = ({ open }: { open: boolean }) =>
    open && setTimeout(() => void load().catch(() => undefined), idle);
  app.host.shown.subscribe(early);
  early(app.host.shown.get());
  app.view.subscribe(show);
  // In another language, or another look: the same screen again.
  app.settings.subscribe(() => show(app.view.get()));
  app.closed.subscribe(() => app.view.get().name === 'dashboard' && show(app.view.get()));
  put(dashboard(app));
  if (app.view.get().name !== 'dashboard') show(app.view.get());

  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    if (app.full.get()) app.setFull(false);
    else app.host.close();
  });
}
