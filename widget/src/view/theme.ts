import type { Appearance } from '../wire/config';
import { darkened, lightened } from './accent';
import { fallback, fillOf } from './fill';

// The soft fill over the background of each theme is where accent text has the least contrast; a tenth of any colour moves it little.
const lightest = '#ebebeb';
const darkest = '#25272b';

/** Sets the customer's colour and the theme on a root, through the CSSOM alone (a strict CSP allows no style attribute). */
export function applyTheme(root: HTMLElement, { colour, theme }: Pick<Appearance, 'colour' | 'theme'>): void {
  const given = /^#[\da-f]{6}$/i.test(colour) ? colour : fallback;
  const { fill, on, step } = fillOf(given);
  const text = { light: darkened(given, lightest), dark: lightened(given, darkest) };
  const values = {
    accent: fill,
    'on-accent': on,
    'accent-hover': `oklch(from ${fill} calc(l + ${step}) c h)`,
    'accent-pressed': `oklch(from ${fill} calc(l + ${step * 2}) c h)`,
    'accent-text': `light-dark(${text.light}, ${text.dark})`,
    'accent-soft': `light-dark(color-mix(in srgb, ${fill} 10%, #fff), color-mix(in srgb, ${text.dark} 10%, #131519))`,
  };
  for (const [name, value] of Object.entries(values)) root.style.setProperty(`--${name}`, value);
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}
