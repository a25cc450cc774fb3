import { expect, test } from 'vitest';
import { contrast, darkened, lightened } from '../../src/view/accent';
import { fillOf } from '../../src/view/fill';

const hex = (r: number, g: number, b: number) =>
  `#${[r, g, b].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;

/** Every 5th value of each channel, the ends among them. */
function* cube() {
  for (let r = 0; r < 256; r += 5)
    for (let g = 0; g < 256; g += 5) for (let b = 0; b < 256; b += 5) yield hex(r, g, b);
}

const toLinear = (v: number) => (v > 0.04045 ? ((v + 0.055) / 1.055) ** 2.4 : v / 12.92);
const toByte = (v: number) =>
  Math.round(
    255 * Math.min(1, Math.max(0, v > 0.0031308 ? 1.055 * Math.max(0, v) ** (1 / 2.4) - 0.055 : v * 12.92)),
  );

function oklab(colour: string): number[] {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => toLinear(parseInt(colour.slice(at, at + 2), 16) / 255));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function rgb([L = 0, a = 0, b = 0]: number[]): string {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return hex(
    toByte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toByte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toByte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  );
}

/** What the browser makes of the fill: as given, or mixed in OKLab. */
function painted(fill: string): string {
  const mix = /^color-mix\(in oklab,(#\w{6}),(#\w{3}) 9%\)$/.exec(fill);
  if (!mix?.[1]) return fill;
  const [from, to] = [oklab(mix[1]), mix[2] === '#fff' ? [1, 0, 0] : [0, 0, 0]];
  return rgb(from.map((v, i) => v * 0.91 + (to[i] ?? 0) * 0.09));
}

test('S33: on any colour the text can be read, resting, under the pointer and pressed', () => {
  const bad: string[] = [];
  for (const colour of cube()) {
    const { fill, on, step } = fillOf(colour);
    const rest = painted(fill);
    const [L = 0, a = 0, b = 0] = oklab(rest);
    for (const [state, shade] of [
      ['rest', rest],
      ['hover', rgb([L + step, a, b])],
      ['pressed', rgb([L + 2 * step, a, b])],
    ] as const) {
      const ratio = contrast(shade, on === '#fff' ? '#ffffff' : on);
      if (ratio < 4.5) bad.push(`${colour} ${state} ${ratio.toFixed(2)}`);
    }
  }
  expect(bad.slice(0, 20)).toEqual([]);
});

test('S33: any colour becomes text that can be read on both themes, on their soft fills too', () => {
  const bad: string[] = [];
  for (const colour of cube()) {
    for (const ground of ['#ffffff', '#ebebeb'])
      if (contrast(darkened(colour, ground), ground) < 4.5) bad.push(`${colour} on ${ground}`);
    for (const ground of ['#131519', '#25272b'])
      if (contrast(lightened(colour, ground), ground) < 4.5) bad.push(`${colour} on ${ground}`);
  }
  expect(bad.slice(0, 20)).toEqual([]);
});
