/** WCAG relative luminance, 0 to 1, of #rrggbb. */
export const luminance = (hex: string): number =>
  [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
    const v = parseInt(hex.slice(i * 2 + 1, i * 2 + 3), 16) / 255;
    return sum + weight * (v > 0.04045 ? ((v + 0.055) / 1.055) ** 2.4 : v / 12.92);
  }, 0);

export const fallback = '#3b5bdb';

/**
 * The configured colour as a fill that text can stand on, and that text: white or near-black, whichever contrasts more. Neither
 * reaches 4.5 on mid tones (worst case 4.2): there the fill's lightness in OKLab moves by 9 %, which takes every such tone past 4.5.
 * `step` is which way its shades go in lightness: away from the text, but for light fills, which have contrast to spare.
 */
export function fillOf(colour: string): { fill: string; on: string; step: number } {
  const y = luminance(colour) + 0.05;
  const dark = y > 0.2495;
  const mid = y > 0.2333 && y < 0.267;
  const on = dark ? '#16181d' : '#fff';
  const step = dark && y < 0.5 ? 0.04 : -0.04;
  const fill = mid ? `color-mix(in oklab,${colour},${dark ? '#fff' : '#000'} 9%)` : colour;
  return { fill, on, step };
}
