import { luminance } from './fill';

const readable = 4.5;
// A hair more than needed, since the result is rounded to bytes.
const enough = readable * 1.015;

type Linear = number[];

/** Linear light, 0 to 1, of #rrggbb. */
const linear = (hex: string): Linear =>
  [1, 3, 5].map((at) => {
    const v = parseInt(hex.slice(at, at + 2), 16) / 255;
    return v > 0.04045 ? ((v + 0.055) / 1.055) ** 2.4 : v / 12.92;
  });

const toHex = (colour: Linear): string =>
  `#${colour
    .map((v) => Math.round((v > 0.0031308 ? 1.055 * Math.min(1, v) ** (1 / 2.4) - 0.055 : v * 12.92) * 255))
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')}`;

/** WCAG contrast of two #rrggbb colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one) + 0.05, luminance(other) + 0.05];
  return Math.max(a, b) / Math.min(a, b);
}

/** The colour darkened until it is readable on a light `ground`. Scaling linear light scales L and C of OKLCH alike and keeps the hue. */
export function darkened(colour: string, ground: string): string {
  if (contrast(colour, ground) >= readable && luminance(colour) < luminance(ground)) return colour;
  const factor = Math.max(0, (luminance(ground) + 0.05) / enough - 0.05) / luminance(colour);
  return toHex(linear(colour).map((v) => v * factor));
}

/** The colour made lighter until it is readable on a dark `ground`: scaled as far as it keeps its hue, then mixed with white. */
export function lightened(colour: string, ground: string): string {
  if (contrast(colour, ground) >= readable && luminance(colour) > luminance(ground)) return colour;
  const target = (luminance(ground) + 0.05) * enough - 0.05;
  const rgb = linear(colour);
  const now = luminance(colour);
  const factor = now > 0 ? Math.min(target / now, 1 / Math.max(...rgb)) : 1;
  const scaled = now * factor;
  const part = Math.max(0, (target - scaled) / (1 - scaled));
  return toHex(rgb.map((v) => v * factor * (1 - part) + part));
}
