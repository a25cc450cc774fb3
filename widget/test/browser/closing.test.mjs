import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorld, operator } from './world.mjs';

let world;
beforeEach(async () => (world = await openWorld()));
afterEach(() => world?.close());

async function talking() {
  const visitor = await world.visit();
  await visitor.start();
  await visitor.write('hello');
  return { ...visitor, conversation: await world.holding(1) };
}

/** The menu's items, from top to bottom. */
async function items({ panel, page }) {
  await panel.locator('[aria-haspopup=menu]').click();
  await panel.getByRole('menu').waitFor();
  const all = await panel.getByRole('menuitem').allTextContents();
  await page.keyboard.press('Escape');
  return all;
}

const statuses = ({ conversation }) =>
  conversation.events.map(({ kind }) => kind).filter((kind) => kind === 'closed' || kind === 'reopened');

test('A visitor closes from the menu, and reopens from it after the undo has gone (S101, S104, D6)', async () => {
  const visitor = await talking();
  const { panel } = visitor;
  expect((await items(visitor)).slice(-3)).toEqual(['Your details', 'Search', 'Close conversation']);
  await visitor.menu('Close conversation');
  await panel.getByRole('button', { name: 'Undo' }).waitFor();
  await panel.getByText('This conversation is closed.').waitFor();
  await panel.getByRole('button', { name: 'Undo' }).waitFor({ state: 'detached' });
  expect((await items(visitor)).slice(-2)).toEqual(['Reopen conversation', 'Start a new conversation']);
  await visitor.menu('Reopen conversation');
  await panel.getByText('This conversation is closed.').waitFor({ state: 'detached' });
  expect(statuses(visitor)).toEqual(['closed', 'reopened']);
});

test('What the team closed is reopened by writing, or left for a new conversation (D6, V14)', async () => {
  const visitor = await talking();
  const { panel } = visitor;
  world.desk.setStatus(visitor.conversation, 'closed', operator);
  await panel.getByText('This conversation is closed.').waitFor();
  expect(await visitor.composer.getAttribute('aria-placeholder')).toBe('Write to reopen');
  expect(await items(visitor)).not.toContain('Reopen conversation');
  await visitor.write('one more thing');
  await panel.getByText('This conversation is closed.').waitFor({ state: 'detached' });
  expect(statuses(visitor)).toEqual(['closed', 'reopened']);
  world.desk.setStatus(visitor.conversation, 'closed', operator);
  await panel.getByRole('button', { name: 'Start a new conversation' }).click();
  await panel.getByText('This conversation is closed.').waitFor({ state: 'detached' });
  await visitor.write('something else');
  await expect.poll(() => world.desk.conversations.size).toBe(2);
});

test.each([
  ['by policy', { reopenPolicy: 'start_new' }, 0],
  ['after 30 days', {}, 31 * 24 * 3600_000],
])('A closed conversation offers a new one instead of its composer, %s (D6)', async (_, changes, ago) => {
  world.desk.configure(changes);
  const visitor = await talking();
  const { conversation, panel } = visitor;
  conversation.status = 'closed';
  for (const event of conversation.events) event.at -= ago + 1_000;
  world.desk.append(conversation, 'closed', operator, { at: Date.now() - ago });
  await panel.locator('.primary').waitFor();
  expect(await visitor.composer.count()).toBe(0);
  await panel.locator('.primary').click();
  await visitor.write('something else');
  await expect.poll(() => world.desk.conversations.size).toBe(2);
});
