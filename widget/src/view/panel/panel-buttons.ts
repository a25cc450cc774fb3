import type { App } from '../../frame/app';
import { el, glyph } from '../dom';
import type { StringKey } from '../strings';
import type { MenuItem } from './menu';

/** What stands at the right of every screen's head: the menu (S62) and the way out. */
export function panelButtons(app: App, more: () => MenuItem[] = () => []): HTMLElement {
  const { strings, host, full, sound } = app;
  const items = (): MenuItem[] => {
    const fullItem: MenuItem = {
      label: strings(full.get() ? 'menu.leaveFullScreen' : 'menu.fullScreen'),
      glyph: full.get() ? 'shrink' : 'expand',
      run: () => app.setFull(!full.get()),
    };
    const soundItem: MenuItem = {
      label: strings(sound.get() ? 'menu.soundOff' : 'menu.soundOn'),
      glyph: sound.get() ? 'bellOff' : 'bell',
      run: () => app.setSound(!sound.get()),
    };
    const size = (label: StringKey, step: number): MenuItem => ({
      label: strings(label),
      glyph: step > 0 ? 'plus' : 'minus',
      stays: true,
      run: () => host.resize(step),
    });
    const sizes = full.get() ? [] : [size('menu.larger', 1), size('menu.smaller', -1)];
    return [...(host.shown.get().fills ? [] : [fullItem, ...sizes]), soundItem, ...more()];
  };
  return el(
    'div',
    { class: 'panel-buttons' },
    menuButton(strings('menu.open'), items),
    el(
      'button',
      { class: 'icon-button', 'aria-label': strings('panel.close'), click: () => host.close() },
      glyph('close'),
    ),
  );
}

/** The three dots; what is behind them is loaded on the first press. @param itemsNow asked each time it opens */
function menuButton(label: string, itemsNow: () => MenuItem[]): HTMLElement {
  let close: (() => void) | undefined;
  const toggle = async () => {
    if (close) return close();
    const { openMenu } = await import('./menu');
    if (close) return;
    close = openMenu(root, label, itemsNow(), () => (close = undefined));
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
