import { expect, test } from 'vitest';
import { findLinks } from '../../src/conversation/links';

const hrefs = (text: string) => findLinks(text).flatMap(({ href }) => href ?? []);

test('http, https and mailto addresses become links', () => {
  expect(hrefs('see https://example.com/a?b=c#d or mailto:a@b.example or HTTP://EXAMPLE.COM')).toEqual([
    'https://example.com/a?b=c#d',
    'mailto:a@b.example',
    'http://example.com/',
  ]);
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://example.com/x',
  'https://',
  'http:// x',
  'mailto:',
  'intent://x',
])('%s is text', (text) => {
  expect(hrefs(text)).toEqual([]);
});

test('Punctuation that ends a sentence is not part of a link, brackets that belong to it are', () => {
  const shown = (text: string) =>
    findLinks(text)
      .filter(({ href }) => href)
      .map(({ text }) => text);
  expect(shown('(https://example.com).')).toEqual(['https://example.com']);
  expect(shown('https://example.com/a_(b), then')).toEqual(['https://example.com/a_(b)']);
  expect(shown('"https://example.com/x"!')).toEqual(['https://example.com/x']);
});

test('No character of the text is lost', () => {
  const text = 'a https://x.example, b mailto:y@z.example; javascript:void(0) c';
  expect(
    findLinks(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
});
