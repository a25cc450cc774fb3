import { expect, test } from 'vitest';
import { excess, isReadable, sendable } from '../../src/wire/text';

test('White space and zero-width characters are nothing to read', () => {
  for (const text of ['', '  \n\t', '\u200b\u200d', '\ufeff', '\u00a0']) expect(isReadable(text)).toBe(false);
  expect(isReadable('\u200b.')).toBe(true);
});

test('The limit counts scalar values, and bytes', () => {
  expect(excess('x'.repeat(8000))).toBe(0);
  expect(excess('x'.repeat(8001))).toBe(1);
  expect(excess('🎉'.repeat(8000))).toBe(0);
  expect(excess('🎉'.repeat(8001))).toBe(1);
});

test('What the server would refuse is not sent: control characters, unpaired surrogates, carriage returns', () => {
  expect(sendable(' a\r\nb\u0000\u0007\tc\ud800 ')).toBe('a\nb\tc\ufffd');
  expect(sendable('🎉')).toBe('🎉');
});
