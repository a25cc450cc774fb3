import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, operator } from './world.mjs';

let world;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world?.close());

/** A visitor whom nobody has answered, in front of the card. */
async function asked(context) {
  const visitor = await world.visit(context);
  const before = world.desk.conversations.size;
  await visitor.start();
  await visitor.write('hello');
  await expect.poll(() => world.desk.conversations.size).toBe(before + 1);
  const conversation = await world.holding(1);
  const { panel } = visitor;
  const card = panel.getByRole('region', { name: 'How can we reach you?' });
  await card.waitFor();
  return {
    ...visitor,
    conversation,
    card,
    name: card.getByLabel('Full name'),
    email: card.getByLabel('Email'),
    reach: panel.locator('.oc-reach'),
    sheet: panel.getByRole('dialog', { name: 'Your details' }),
    session: () => world.desk.sessions.get(conversation.session),
  };
}

const focused = ({ page }) =>
  page
    .frames()
    .at(-1)
    .evaluate(() => document.activeElement.ariaLabel ?? document.activeElement.textContent);

test('The card says what is wrong, is saved by keyboard alone, and folds to one line that stays (S85, S88, V8)', async () => {
  const visitor = await asked();
  const { card, name, email, page, reach } = visitor;
  await card.getByRole('button', { name: 'Save' }).click();
  await card.getByText('Enter your email address.').waitFor();
  await expect.poll(() => email.evaluate((field) => field === document.activeElement)).toBe(true);
  await expect.poll(() => email.getAttribute('aria-invalid')).toBe('true');
  await page.keyboard.type('ada@nowhere');
  await page.keyboard.press('Enter');
  await card.getByText('Enter an address like name@example.com.').waitFor();
  expect(visitor.session().asked).toBe(false);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('Ada Lovelace');
  expect(await name.inputValue()).toBe('Ada Lovelace');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('ada@example.com');
  await page.keyboard.press('Enter');
  await reach.waitFor();
  await expect.poll(() => reach.textContent()).toContain('We can reach you at \u2068ada@example.com\u2069');
  await expect
    .poll(() => visitor.session().identity)
    .toEqual({
      grade: 'claimed',
      name: 'Ada Lovelace',
      email: 'ada@example.com',
    });
  await expect.poll(() => focused(visitor)).toBe('Edit');
  await page.reload();
  await reach.waitFor();
  expect(await card.count()).toBe(0);
  await page.context().close();
});

test('The card never stands in the way of a message, keeps its place and what is typed over a reload', async () => {
  const visitor = await asked();
  const { card, name, email, page } = visitor;
  await name.fill('Ada');
  await email.fill('ada@ex');
  await visitor.write('and another thing');
  await world.holding(2);
  world.desk.post(visitor.conversation, { clientId: 'reply', text: 'Which one?' }, operator);
  await visitor.log.getByText('Which one?').waitFor();
  const order = () =>
    visitor.log.evaluate((log) =>
      [...log.querySelectorAll('.oc-bubble, .oc-asked')].map(
        (one) => one.className === 'oc-asked' || one.textContent,
      ),
    );
  await expect
    .poll(async () => (await order()).slice(-4))
    .toEqual(['hello', true, 'and another thing', 'Which one?']);
  const drawn = await order();
  await page.reload();
  await card.waitFor();
  await expect
    .poll(async () => [await name.inputValue(), await email.inputValue()])
    .toEqual(['Ada', 'ada@ex']);
  await expect.poll(order).toEqual(drawn);
  await page.context().close();
});

test('Not now is an answer: nobody is asked again, and focus goes on to the composer', async () => {
  const visitor = await asked();
  const { card, page, panel } = visitor;
  await card.getByRole('button', { name: 'Not now' }).click();
  await card.waitFor({ state: 'detached' });
  await expect.poll(() => focused(visitor)).toBe('Message');
  await expect.poll(() => visitor.session().asked).toBe(true);
  expect(visitor.session().identity).toEqual({ grade: 'anonymous' });
  await page.reload();
  await visitor.log.getByText('hello').waitFor();
  await visitor.menu('Your details');
  await panel.getByText('You have not told us who you are.').waitFor();
  expect(await card.count()).toBe(0);
  await page.context().close();
});

test('A visitor whose session is over is asked again in the next one', async () => {
  const visitor = await asked();
  const { card, page, panel } = visitor;
  await card.getByRole('button', { name: 'Not now' }).click();
  await expect.poll(() => visitor.session().asked).toBe(true);
  world.desk.sessions.delete(visitor.conversation.session);
  world.cut();
  await page.reload();
  await panel.locator('.empty button, .back').first().click();
  await visitor.rows.first().click();
  await visitor.composer.waitFor();
  await visitor.write('me again');
  await card.waitFor();
  await page.context().close();
});

test('What cannot be saved is kept and said, and saved when the line is back', async () => {
  const visitor = await asked();
  const { card, email, page, reach } = visitor;
  let blocked = true;
  let tries = 0;
  await page.context().route('**/contact', (route) => {
    tries++;
    return blocked ? route.abort() : route.continue();
  });
  await email.fill('ada@example.com');
  await card.getByRole('button', { name: 'Save' }).click();
  await card.getByText('Not saved: no connection. What you typed is kept.').waitFor();
  expect(await email.inputValue()).toBe('ada@example.com');
  await card.getByRole('button', { name: 'Retry' }).click();
  await expect.poll(() => tries).toBe(2);
  await card.getByText('Not saved').waitFor();
  blocked = false;
  world.cut();
  await reach.waitFor();
  expect(visitor.session().identity.email).toBe('ada@example.com');
  await page.context().close();
});

test('Your details are shown, changed and taken back; Tab stays within, Escape gives focus back (S88)', async () => {
  const visitor = await asked();
  const { email, card, sheet, page, panel, reach } = visitor;
  await email.fill('ada@example.com');
  await card.getByRole('button', { name: 'Save' }).click();
  await reach.waitFor();
  await visitor.menu('Your details');
  await sheet.waitFor();
  await expect.poll(() => sheet.getByLabel('Email').inputValue()).toBe('ada@example.com');
  const stops = new Set();
  for (let i = 0; i < 10; i++) {
    await page.keyboard.press('Tab');
    expect(await sheet.evaluate((one) => one.contains(document.activeElement))).toBe(true);
    stops.add(await focused(visitor));
  }
  expect(stops.size).toBeGreaterThanOrEqual(4);
  await sheet.getByLabel('Full name').fill('Ada');
  await page.keyboard.press('Enter');
  await sheet.getByText('Saved').waitFor();
  await expect.poll(() => visitor.session().identity.name).toBe('Ada');
  await sheet.getByRole('button', { name: 'Remove my details' }).click();
  await sheet.getByText('You have not told us who you are.').waitFor();
  await expect.poll(() => visitor.session().identity).toEqual({ grade: 'anonymous' });
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await expect
    .poll(() => panel.locator('[aria-haspopup=menu]').evaluate((one) => one === document.activeElement))
    .toBe(true);
  expect(await visitor.composer.isVisible()).toBe(true);
  await reach.waitFor({ state: 'detached' });
  await page.context().close();
});

test('What one tab saves, the other knows (D9)', async () => {
  const visitor = await asked();
  const { page, card, email, reach } = visitor;
  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.locator('button.b').click();
  const other = second.frameLocator('iframe');
  await other.locator('.row.conversation').first().click();
  await other.locator('.oc-contact').waitFor();
  await email.fill('ada@example.com');
  await card.getByRole('button', { name: 'Save' }).click();
  await reach.waitFor();
  await other.locator('.oc-reach').waitFor();
  await page.context().close();
});
