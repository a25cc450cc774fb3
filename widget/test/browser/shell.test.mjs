import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, operator } from './world.mjs';

let world;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world?.close());

/** Focus comes back to the button, in its shadow root. */
const focused = (launcher) =>
  expect.poll(() => launcher.evaluate((one) => one.getRootNode().activeElement === one)).toBe(true);

/** A visitor with one message in a conversation, and the panel closed. */
async function waiting(context, embed) {
  const visitor = await world.visit(context, embed);
  const before = world.desk.conversations.size;
  await visitor.start();
  await visitor.write('hello');
  await expect.poll(() => world.desk.conversations.size).toBe(before + 1);
  const conversation = await world.holding(1);
  await visitor.panel.getByRole('button', { name: 'Close chat' }).click();
  await expect.poll(() => visitor.box.evaluate((box) => getComputedStyle(box).visibility)).toBe('hidden');
  const reply = (text) => world.desk.post(conversation, { clientId: text, text }, operator);
  return { ...visitor, conversation, reply, peek: visitor.page.locator('.k > div') };
}

test('A reply shows once beside the closed button, and opens its conversation (V2)', async () => {
  const visitor = await waiting();
  visitor.reply('Which **one** is it?');
  await visitor.peek.getByText('Which one is it?').waitFor();
  expect(await visitor.peek.locator('em').textContent()).toBe('Maya Lindqvist');
  await expect.poll(() => visitor.launcher.getAttribute('aria-label')).toBe('Chat (1)');
  expect(visitor.conversation.seen.visitor).toBeLessThan(3);
  // The next page shows the count and nothing else.
  await visitor.page.reload();
  await expect.poll(() => visitor.launcher.getAttribute('aria-label')).toBe('Chat (1)');
  await visitor.panel.locator('.unread').waitFor({ state: 'attached' });
  expect(await visitor.peek.count()).toBe(0);
  visitor.reply('Hello?');
  await visitor.peek.getByText('Hello?').click();
  await visitor.log.getByText('Hello?').waitFor();
  await expect.poll(() => visitor.conversation.seen.visitor).toBe(4);
  await visitor.peek.waitFor({ state: 'detached' });
  await visitor.page.context().close();
});

test('A preview is dismissed by its button or Escape, and the next reply shows again', async () => {
  const visitor = await waiting();
  visitor.reply('one');
  await visitor.page.getByRole('button', { name: 'Dismiss' }).click();
  await visitor.peek.waitFor({ state: 'detached' });
  visitor.reply('two');
  await visitor.peek.getByText('two').waitFor();
  await visitor.page.getByRole('button', { name: 'Dismiss' }).focus();
  await visitor.page.keyboard.press('Escape');
  await visitor.peek.waitFor({ state: 'detached' });
  await focused(visitor.launcher);
  await visitor.page.context().close();
});

test('peek: false shows none; titleBadge counts in the title, whatever the page writes there', async () => {
  const visitor = await waiting({}, { peek: false, titleBadge: true });
  visitor.reply('one');
  await expect.poll(() => visitor.page.title()).toBe('(1) A shop');
  await visitor.page.evaluate(() => (document.title = 'Cups'));
  await expect.poll(() => visitor.page.title()).toBe('(1) Cups');
  expect(await visitor.peek.count()).toBe(0);
  await visitor.launcher.click();
  await expect.poll(() => visitor.page.title()).toBe('Cups');
  await visitor.page.context().close();
});

test('On a phone the preview is one line beside the button', async () => {
  const visitor = await waiting({ viewport: { width: 375, height: 700 } });
  visitor.reply(
    'A reply that is much longer than the screen of a telephone is wide, so that it would need three lines at least',
  );
  await visitor.peek.waitFor();
  const card = await visitor.peek.boundingBox();
  const button = await visitor.launcher.boundingBox();
  expect(card.height).toBeLessThanOrEqual(48);
  expect(card.x + card.width).toBeLessThanOrEqual(button.x);
  expect(card.y).toBeGreaterThan(600);
  await visitor.page.context().close();
});

const sizeOf = async ({ box }) => {
  const { width, height } = await box.boundingBox();
  return [Math.round(width), Math.round(height)];
};

test('The panel is resized by pointer, keys and menu, remembers it, and a double click resets (S65, S66)', async () => {
  const visitor = await world.visit();
  await visitor.launcher.click();
  await visitor.rows.first().waitFor();
  await visitor.page.locator('.hc').waitFor();
  await expect.poll(() => sizeOf(visitor)).toEqual([400, 704]);
  const { x, y } = await visitor.box.boundingBox();
  await visitor.page.mouse.move(x + 2, y + 2);
  await visitor.page.mouse.down();
  await visitor.page.mouse.move(x - 98, y + 52, { steps: 5 });
  await visitor.page.mouse.up();
  await expect.poll(() => sizeOf(visitor)).toEqual([500, 654]);
  await visitor.page.locator('.hw').focus();
  await visitor.page.keyboard.press('ArrowLeft');
  await visitor.page.keyboard.press('ArrowDown');
  await expect.poll(() => sizeOf(visitor)).toEqual([516, 638]);
  await visitor.panel.locator('[aria-haspopup=menu]').click();
  await visitor.panel.getByRole('menuitem', { name: 'Smaller' }).click();
  await visitor.panel.getByRole('menuitem', { name: 'Smaller' }).click();
  await expect.poll(() => sizeOf(visitor)).toEqual([356, 478]);
  await expect.poll(() => visitor.page.locator('.hw').getAttribute('aria-valuenow')).toBe('356');
  await visitor.page.reload();
  await expect.poll(() => sizeOf(visitor)).toEqual([356, 478]);
  await visitor.page.setViewportSize({ width: 340, height: 480 });
  await expect.poll(async () => (await visitor.box.boundingBox()).x).toBeGreaterThanOrEqual(0);
  await visitor.page.setViewportSize({ width: 1440, height: 900 });
  await visitor.page.locator('.hc').dblclick();
  await expect.poll(() => sizeOf(visitor)).toEqual([400, 704]);
  await visitor.page.context().close();
});

test('Full screen fills the window, Escape gives the size back, a second one closes and focus returns (S63)', async () => {
  const visitor = await world.visit();
  await visitor.launcher.focus();
  await visitor.page.keyboard.press('Enter');
  await visitor.rows.first().waitFor();
  await visitor.menu('Full screen');
  await expect.poll(() => sizeOf(visitor)).toEqual([1440, 900]);
  await visitor.page.keyboard.press('Escape');
  await expect.poll(() => sizeOf(visitor)).toEqual([400, 704]);
  await visitor.page.keyboard.press('Escape');
  await expect.poll(() => visitor.box.evaluate((box) => getComputedStyle(box).visibility)).toBe('hidden');
  await focused(visitor.launcher);
  await visitor.page.context().close();
});

test('The reader of an older message finds it at the same place on the next page (V4)', async () => {
  const visitor = await waiting();
  for (let i = 0; i < 150; i++) visitor.reply(`message ${i}`);
  await visitor.launcher.click();
  await visitor.log.getByText('message 149').waitFor();
  const place = () =>
    visitor.panel
      .getByText('message 70', { exact: true })
      .evaluate((row) => Math.round(row.getBoundingClientRect().top));
  await expect
    .poll(async () => {
      await visitor.log.evaluate((log) => (log.scrollTop = 0));
      return visitor.panel.getByText('message 70', { exact: true }).count();
    })
    .toBe(1);
  await visitor.panel
    .getByText('message 70', { exact: true })
    .evaluate((row) => row.scrollIntoView({ block: 'start' }));
  const before = await place();
  await expect
    .poll(() => visitor.page.evaluate(() => Object.values(sessionStorage).join()))
    .toMatch(/"tab.place":{"key":"message (69|70)"/);
  await visitor.page.reload();
  await visitor.panel.getByText('message 70', { exact: true }).waitFor();
  await expect.poll(place).toBe(before);
  expect(await visitor.page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await visitor.page.context().close();
});
