import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld } from './world.mjs';

let world;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world?.close());

const wear = (appearance) =>
  world.desk.configure({ appearance: { ...world.desk.config.appearance, ...appearance } });
const groundOf = ({ panel }) =>
  panel.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
const plain = { type: 'popup', position: 'right', text: '', colour: '#3b5bdb', theme: 'system' };

test('An open page takes over another appearance at once (S31 to S36)', async () => {
  wear(plain);
  const visitor = await world.visit({ locale: 'en' });
  await visitor.launcher.click();
  await visitor.rows.first().waitFor();
  wear({ type: 'sidebar', position: 'left', colour: '#ffcc00', text: 'Help', theme: 'dark' });
  await expect.poll(() => visitor.box.getAttribute('aria-label')).toBe('Help');
  await expect.poll(() => visitor.box.boundingBox()).toMatchObject({ x: 0, y: 0, width: 420, height: 900 });
  const welcome = visitor.panel.locator('.welcome');
  await expect
    .poll(() => welcome.evaluate((one) => getComputedStyle(one).backgroundColor))
    .toBe('rgb(255, 204, 0)');
  await expect.poll(() => welcome.evaluate((one) => getComputedStyle(one).color)).toBe('rgb(22, 24, 29)');
  await expect.poll(() => groundOf(visitor)).toBe('rgb(19, 21, 25)');
  await visitor.page.context().close();
});

test('The theme follows the system live where it is System, and stays where it is fixed (S36)', async () => {
  wear(plain);
  const visitor = await world.visit({ colorScheme: 'light' });
  await visitor.launcher.click();
  await visitor.rows.first().waitFor();
  const ground = () => groundOf(visitor);
  await expect.poll(ground).toBe('rgb(255, 255, 255)');
  await visitor.page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(ground).toBe('rgb(19, 21, 25)');
  wear({ theme: 'light' });
  await expect.poll(ground).toBe('rgb(255, 255, 255)');
  await visitor.page.context().close();
});

test.each([
  ['icon alone', { text: '' }, { width: 56, height: 56, drawn: 1, words: '' }],
  ['icon and text', { text: 'Help' }, { height: 48, drawn: 1, words: 'Help' }],
  ['text alone', { text: 'Help', icon: undefined }, { height: 48, drawn: 0, words: 'Help' }],
])('The button with %s (S34, S35)', async (_, appearance, { drawn, words, ...size }) => {
  const { icon } = world.desk.config.appearance;
  wear({ ...plain, ...appearance });
  const visitor = await world.visit({ locale: 'en' });
  expect(await visitor.launcher.boundingBox()).toMatchObject(size);
  expect(await visitor.launcher.locator('svg.i').count()).toBe(drawn);
  expect(await visitor.launcher.textContent()).toBe(words);
  wear({ icon });
  await visitor.page.context().close();
});

test.each(['left', 'right'])('Button and panel stand on the %s side, in Arabic too (S32)', async (side) => {
  wear({ ...plain, position: side });
  const visitor = await world.visit({ locale: 'ar' });
  await visitor.launcher.click();
  await visitor.rows.first().waitFor();
  const x = (one) => one.boundingBox().then((box) => (side === 'left' ? box.x : 1440 - box.x - box.width));
  await expect.poll(async () => Math.round(await x(visitor.box))).toBe(20);
  expect(await x(visitor.launcher)).toBe(20);
  // A name in another script stands beside its icon all the same.
  const [icon, words] = await visitor.rows.first().evaluate((row) =>
    [row.querySelector('.tile'), row.querySelector('.name').firstChild].map((part) => {
      const range = document.createRange();
      range.selectNode(part);
      return range.getBoundingClientRect().toJSON();
    }),
  );
  expect(icon.left - words.right).toBeLessThan(20);
  await visitor.page.context().close();
});
