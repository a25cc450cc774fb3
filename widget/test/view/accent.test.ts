import { expect, test } from 'vitest';
import { contrast, darkened, lightened } from '../../src/view/accent';
import { fillOf } from '../../src/view/fill';

const colours = [
  '#06548c',
  '#3b5bdb',
  '#ffffff',
  '#000000',
  '#ffcc00',
  '#777777',
  '#ff0000',
  '#00ff00',
  '#0000ff',
  '#d1457b',
  '#808000',
];
const onSoft = ['#ebebeb', '#25272b'] as const;

test.each(colours)('%s is readable as text in both themes', (colour) => {
  expect(contrast(darkened(colour, onSoft[0]), onSoft[0])).toBeGreaterThanOrEqual(4.5);
  expect(contrast(darkened(colour, '#ffffff'), '#ffffff')).toBeGreaterThanOrEqual(4.5);
  expect(contrast(lightened(colour, onSoft[1]), onSoft[1])).toBeGreaterThanOrEqual(4.5);
});

test('What is readable already stays as it is', () => {
  expect(darkened('#06548c', '#ffffff')).toBe('#06548c');
});

test('Of white and near-black the one that contrasts more stands on the fill; only mid tones are moved', () => {
  expect(fillOf('#06548c')).toMatchObject({ fill: '#06548c', on: '#fff' });
  expect(fillOf('#ffcc00')).toMatchObject({ fill: '#ffcc00', on: '#16181d' });
  for (let grey = 0; grey < 256; grey++) {
    const hex = `#${grey.toString(16).padStart(2, '0').repeat(3)}`;
    const { fill, on } = fillOf(hex);
    if (fill === hex) expect(contrast(hex, on === '#fff' ? '#ffffff' : on)).toBeGreaterThanOrEqual(4.5);
    else expect(fill).toContain('color-mix');
  }
});
