import { expect, test } from 'vitest';
import { panelEnglish } from '../../src/view/panel-english';
import { stringsOf } from '../../src/view/strings';
import { threadEnglish } from '../../src/view/thread-english';

const all = (overrides: Record<string, string> = {}, locale = 'en') => {
  const strings = stringsOf(overrides, locale);
  strings.add(threadEnglish);
  return strings;
};

test('Every string can be overridden (S42)', () => {
  for (const key of Object.keys({ ...panelEnglish, ...threadEnglish })) {
    expect(all({ [key]: 'ours' })(key as keyof typeof panelEnglish)).toBe('ours');
  }
});

test('Terms are filled in; what is no term stays (S46)', () => {
  expect(all()('list.from', { name: ':text', text: 'hi' })).toBe(':text: hi');
  expect(all({ 'list.you': 'Du :text um 12:30 :unknown' })('list.you', { text: 'x' })).toBe(
    'Du x um 12:30 :unknown',
  );
});

test("Plural forms are the language's own", () => {
  const polish = {
    'list.unread.one': ':count wiadomość',
    'list.unread.few': ':count wiadomości',
    'list.unread.other': ':count x',
  };
  expect([1, 3].map((n) => all(polish, 'pl').count('list.unread', n))).toEqual([
    '1 wiadomość',
    '3 wiadomości',
  ]);
  expect(all().count('list.unread', 1)).toBe('1 unread message');
});

test('An empty override is never shown', () => {
  expect(all({ 'menu.open': '' })('menu.open')).toBe('Menu');
});
