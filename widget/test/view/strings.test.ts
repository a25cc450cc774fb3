import { expect, test } from 'vitest';
import threadEnglish from '../../src/texts/en/thread.json';
import panelEnglish from '../../src/texts/en/panel.json';
import { packed, packFor } from '../../src/view/packs';
import { stringsOf, type StringKey } from '../../src/view/strings';

const all = (overrides: Record<string, string> = {}, locale = 'en') => {
  const strings = stringsOf(overrides, locale);
  strings.add(threadEnglish);
  return strings;
};

async function spoken(locale: string, overrides: Record<string, string> = {}) {
  const strings = all(overrides, locale);
  strings.add(await packed(locale, 'panel'));
  strings.add(await packed(locale, 'thread'));
  return strings;
}

test('Every string can be overridden (S42)', () => {
  for (const key of Object.keys({ ...panelEnglish, ...threadEnglish })) {
    expect(all({ [key]: 'ours' })(key as StringKey)).toBe('ours');
  }
});

test('Terms are filled in; what is no term stays (S46)', () => {
  expect(all()('list.from', { name: ':text', text: 'hi' })).toBe(':text: hi');
  expect(all({ 'list.you': 'Du :text um 12:30 :unknown' })('list.you', { text: 'x' })).toBe(
    'Du x um 12:30 :unknown',
  );
});

test("Plural forms are the language's own", async () => {
  const polish = await spoken('pl');
  expect([1, 3, 5, 22].map((n) => polish.count('list.unread', n))).toEqual([
    '1 nieprzeczytana wiadomość',
    '3 nieprzeczytane wiadomości',
    '5 nieprzeczytanych wiadomości',
    '22 nieprzeczytane wiadomości',
  ]);
  const arabic = await spoken('ar');
  expect(arabic.count('list.unread', 2)).toBe('رسالتان غير مقروءتين');
  expect(arabic.count('list.unread', 11)).toBe('11 رسالة غير مقروءة');
  expect(all().count('list.unread', 1)).toBe('1 unread message');
});

test('Counts are written as the language writes them', () => {
  expect(all({}, 'de').count('composer.tooLong', 12_345)).toContain('12.345');
  expect([all().badge(9), all().badge(10)]).toEqual(['9', '9+']);
  expect(all({}, 'ar-EG').badge(10)).toBe('٩+');
});

test("What the configuration says wins over the language's own texts, and those over English", async () => {
  const german = await spoken('de-CH', { 'menu.open': 'Auswahl' });
  expect([german('menu.open'), german('composer.send')]).toEqual(['Auswahl', 'Senden']);
});

test('An empty override is never shown', () => {
  expect(all({ 'menu.open': '' })('menu.open')).toBe('Menu');
});

test.each([
  ['pt', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['zh-TW', 'zh-CN'],
  ['iw-IL', 'he'],
  ['es-419', 'es'],
  ['fi', undefined],
])('%s is spoken as %s', (locale, pack) => {
  expect(packFor(locale, ['he', 'es', 'pt-BR', 'zh-CN'])).toBe(pack);
});

test('A language whose texts cannot be had is English', async () => {
  const gone = { '../texts/de/panel.json': () => Promise.reject(new Error('offline')) };
  expect(await packed('de', 'panel', gone)).toEqual({});
});
