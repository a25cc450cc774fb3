import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorld } from './world.mjs';

let world;
beforeEach(async () => (world = await openWorld()));
afterEach(() => world?.close());

test('An open conversation says that chat is closed, keeps what is typed, and goes on when it is opened again (D12, V22)', async () => {
  const visitor = await world.visit();
  await visitor.start();
  await visitor.write('first');
  await world.holding(1);
  await visitor.composer.fill('half a sen');
  world.desk.setActive(false);
  await visitor.panel.getByText('Chat is closed at present. What you typed is kept.').waitFor();
  expect(await visitor.composer.textContent()).toBe('half a sen');
  await visitor.composer.press('Enter');
  expect(world.last().events.filter(({ kind }) => kind === 'message')).toHaveLength(1);
  world.desk.setActive(true);
  await visitor.panel.getByText('Chat is closed at present').waitFor({ state: 'detached' });
  await visitor.composer.press('Enter');
  await visitor.log.getByText('half a sen').waitFor();
});

test('A dashboard without a socket learns it by itself, and the button goes with the panel', async () => {
  const visitor = await world.visit();
  await visitor.launcher.click();
  await visitor.rows.first().waitFor();
  world.desk.setActive(false);
  await visitor.panel.getByText('Chat is closed at present').waitFor();
  await visitor.panel.getByRole('button', { name: 'Ask about a product' }).waitFor({ state: 'detached' });
  await visitor.panel.getByRole('button', { name: 'Close chat' }).click();
  await visitor.launcher.waitFor({ state: 'detached' });
  await visitor.page.reload();
  await visitor.page.waitForLoadState('networkidle');
  expect(await visitor.launcher.count()).toBe(0);
});

test('What was refused meanwhile is sent by itself when chat is open again', async () => {
  const visitor = await world.visit();
  await visitor.start();
  await visitor.write('first');
  await world.holding(1);
  // Switched off before anybody was told.
  world.desk.config = { ...world.desk.config, active: false };
  await visitor.write('second');
  await visitor.panel.getByText('Chat is closed at present. What').waitFor();
  world.desk.setActive(true);
  const { events } = await world.holding(2);
  expect(events.filter(({ kind }) => kind === 'message').map(({ text }) => text)).toEqual([
    'first',
    'second',
  ]);
});

test('A configuration that is saved while the panel is open shows at once', async () => {
  const visitor = await world.visit();
  await visitor.start();
  await visitor.write('first');
  world.desk.configure({
    appearance: { ...world.desk.config.appearance, colour: '#0a7d33', position: 'left' },
  });
  await expect.poll(async () => (await visitor.launcher.boundingBox()).x).toBeLessThan(100);
  await expect
    .poll(() => visitor.panel.locator('html').evaluate((root) => root.style.getPropertyValue('--accent')))
    .toBe('#0a7d33');
});
