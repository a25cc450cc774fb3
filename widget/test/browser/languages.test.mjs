import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, operator } from './world.mjs';

let world;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world?.close());

test.each([
  ['de-AT', 'Unterhaltung beginnen', 'Nachricht schreiben', 'ltr'],
  ['pt-PT', 'Iniciar uma conversa', 'Escreva uma mensagem', 'ltr'],
  ['ar', 'بدء محادثة', 'اكتب رسالة', 'rtl'],
  ['he', 'התחלת שיחה', 'כתיבת הודעה', 'rtl'],
  ['fi', 'Start a conversation', 'Write a message', 'ltr'],
])('A browser in %s is spoken to in its language (S45)', async (locale, start, write, direction) => {
  const visitor = await world.visit({ locale });
  await visitor.start();
  expect(await visitor.composer.getAttribute('aria-placeholder')).toBe(write);
  const root = visitor.panel.locator('html');
  expect(await root.getAttribute('dir')).toBe(direction);
  await visitor.panel.locator('.back').click();
  await visitor.panel.getByRole('heading', { name: start }).waitFor();
  await visitor.page.context().close();
});

test('In a right-to-left language the thread is mirrored and the button stays on its side (S32)', async () => {
  const visitor = await world.visit({ locale: 'ar' });
  await visitor.start();
  await visitor.write('hello');
  world.desk.post(await world.holding(1), { clientId: 'rtl', text: 'hi' }, operator);
  const own = await visitor.panel.locator('.oc-own .oc-bubble').boundingBox();
  const theirs = await visitor.panel.locator('.oc-theirs .oc-bubble').last().boundingBox();
  const launcher = await visitor.launcher.boundingBox();
  expect(own.x).toBeLessThan(theirs.x);
  expect(launcher.x).toBeGreaterThan(1300);
  await visitor.page.context().close();
});

test('setLocale speaks another language at once and keeps what was typed', async () => {
  const visitor = await world.visit({ locale: 'en-US' });
  await visitor.start();
  await visitor.composer.fill('half a sen');
  await visitor.page.evaluate(() => globalThis.OrleansChat.setLocale('ja'));
  await visitor.panel.locator('[aria-placeholder="メッセージを入力"]').waitFor();
  expect(await visitor.composer.textContent()).toBe('half a sen');
  expect(await visitor.panel.locator('html').getAttribute('lang')).toBe('ja');
  expect(await visitor.box.getAttribute('aria-label')).toBe('チャット');
  await visitor.page.context().close();
});

test('Where the panel cannot be had the loader says so in the visitor’s language, and tries again', async () => {
  const visitor = await world.visit({ locale: 'fr' });
  await visitor.page.route('**/assets/on-page-*.js*', (route) => route.abort());
  await visitor.launcher.click();
  await visitor.page.getByRole('alert').getByText('Impossible de joindre').waitFor();
  await visitor.page.unroute('**/assets/on-page-*.js*');
  await visitor.page.getByRole('button', { name: 'Réessayer' }).click();
  await visitor.rows.first().waitFor();
  expect(await visitor.page.getByRole('alert').count()).toBe(0);
  await visitor.page.context().close();
});
