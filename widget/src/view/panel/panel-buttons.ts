import type { App } from '../../frame/app';
import { el, glyph } from '../dom';
import { menu, type MenuItem } from './menu';

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
    return [...(host.shown.get().fills ? [] : [fullItem]), soundItem, ...more()];
  };
  return el(
    'div',
    { class: 'panel-buttons' },
    menu(strings('menu.open'), items),
    el(
      'button',
      { class: 'icon-button', 'aria-label': strings('panel.close'), click: () => host.close() },
      glyph('close'),
    ),
  );
}
