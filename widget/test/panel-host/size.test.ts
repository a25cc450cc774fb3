import { expect, test } from 'vitest';
import { fit, grown } from '../../src/panel-host/growth';
import { largest } from '../../src/panel-host/size';

const desk = { width: 1440, height: 900 };

test('A panel stays between 320 x 400 and what the window has room for', () => {
  expect(fit({ width: 100, height: 2000 }, largest(desk, false))).toEqual({ width: 320, height: 788 });
  expect(fit({ width: 5000, height: 600.4 }, largest(desk, false))).toEqual({ width: 1408, height: 600 });
  expect(largest(desk, true).height).toBe(900);
  expect(largest({ width: 300, height: 300 }, false)).toEqual({ width: 320, height: 400 });
});

test('Arrows move the free edge: away from the anchored side the panel grows', () => {
  expect(grown('ArrowLeft', true, 16)).toEqual({ width: 16, height: 0 });
  expect(grown('ArrowLeft', false, 16)).toEqual({ width: -16, height: 0 });
  expect(grown('ArrowUp', false, 16)).toEqual({ width: 0, height: 16 });
  expect(grown('Enter', true, 16)).toBeUndefined();
});
