import type { App } from '../../frame/app';
import type { StringKey } from '../strings';
import type { MenuItem } from './menu';

export { openMenu } from './menu';

const person = 'M12 12a4 4 0 100-8 4 4 0 000 8zM4.5 20a7.5 7.5 0 0115 0';

/** What the menu offers on every screen (S62 to S66). */
export function menuItems(app: App): MenuItem[] {
  const { strings, host, full, sound } = app;
  const size = (label: StringKey, step: number): MenuItem => ({
    label: strings(label),
    glyph: step > 0 ? 'plus' : 'minus',
    stays: true,
    run: () => host.resize(step),
  });
  const fullScreen: MenuItem = {
    label: strings(full.get() ? 'menu.leaveFullScreen' : 'menu.fullScreen'),
    glyph: full.get() ? 'shrink' : 'expand',
    run: () => app.setFull(!full.get()),
  };
  const sizes = full.get() ? [] : [size('menu.larger', 1), size('menu.smaller', -1)];
  const oneSize = host.shown.get().fills || document.documentElement.dataset.inline;
  return [
    ...(oneSize ? [] : [fullScreen, ...sizes]),
    {
      label: strings(sound.get() ? 'menu.soundOff' : 'menu.soundOn'),
      glyph: sound.get() ? 'bellOff' : 'bell',
      run: () => app.setSound(!sound.get()),
    },
    { label: strings('menu.details'), drawing: person, run: () => void openDetails(app) },
  ];
}

/** Who the visitor is, to be looked at and changed (S88). */
async function openDetails(app: App): Promise<void> {
  const kit = await (await app.live()).contact.bring();
  if (kit) kit.openDetails();
  else app.toast.set({ text: app.strings('line.lost') });
}
