import type { App } from '../../frame/app';
import { el, glyph } from '../dom';
import type { MenuItem } from './menu';

/** What stands at the right of every screen's head: the menu (S62) and the way out. @param more items of this screen, asked each time */
export const panelButtons = (app: App, more: () => MenuItem[] = () => []): HTMLElement =>
  el(
    'div',
    { class: 'panel-buttons' },
    menuButton(app, more),
    el(
      'button',
      { class: 'icon-button', 'aria-label': app.strings('panel.close'), click: () => app.host.close() },
      glyph('close'),
    ),
  );

/** The three dots; what is behind them is loaded on the first press. */
function menuButton(app: App, more: () => MenuItem[]): HTMLElement {
  const label = app.strings('menu.open');
  let close: (() => void) | undefined;
  const toggle = async () => {
    if (close) return close();
    const { openMenu, menuItems } = await import('./menu-items');
    if (close) return;
    close = openMenu(root, label, [...menuItems(app), ...more()], () => (close = undefined));
  };
  const click = () => void toggle().catch(() => undefined);
  const button = el(
    'button',
    { class: 'icon-button', 'aria-label': label, 'aria-haspopup': 'menu', 'aria-expanded': 'false', click },
    glyph('menu'),
  );
  const root = el('div', { class: 'menu' }, button);
  return root;
}
