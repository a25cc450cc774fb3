import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld } from './world.mjs';

let world;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world?.close());

const ends = 'This conversation ends when you leave.';
const kept = (visitor) =>
  visitor.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));

/** A visitor on a page that has no consent, in front of what is said of it. */
async function unconsented(text) {
  const visitor = await world.visit({}, { consent: 'none' });
  const before = world.desk.conversations.size;
  await visitor.page.evaluate(() => {
    globalThis.told = [];
    globalThis.OrleansChat.on('consent', (level) => globalThis.told.push(level));
  });
  await visitor.start(1);
  // Nothing that is not true: messages do not stay.
  expect(await visitor.panel.getByText('Your messages stay here').count()).toBe(0);
  await visitor.write(text);
  await expect.poll(() => world.desk.conversations.size).toBe(before + 1);
  await visitor.panel.getByText(ends).waitFor();
  return {
    ...visitor,
    notice: visitor.panel.locator('.oc-unkept'),
    keep: visitor.panel.getByRole('button', { name: 'Keep it' }),
    told: () => visitor.page.evaluate(() => globalThis.told),
  };
}

test('Without consent a conversation says that it ends with the page, and a reload forgets it (V18)', async () => {
  const visitor = await unconsented('not to be kept');
  const { page, panel, notice, composer } = visitor;
  expect(await notice.getByRole('status').textContent()).toBe(ends);
  expect(await kept(visitor)).toBe('[{},{}]');
  await notice.getByRole('button', { name: 'Not now' }).click();
  await notice.waitFor({ state: 'detached' });
  await expect.poll(() => composer.evaluate((field) => field === document.activeElement)).toBe(true);
  await visitor.write('and goes on');
  expect(await notice.count()).toBe(0);
  expect(await kept(visitor)).toBe('[{},{}]');
  await page.reload();
  await visitor.launcher.click();
  await visitor.rows.first().waitFor();
  await panel.locator('.connection, .card').first().waitFor();
  expect(await panel.locator('.conversation').count()).toBe(0);
  await page.context().close();
});

test('One press keeps it: the page is told, and a reload of a page that still says none has it (V18)', async () => {
  const visitor = await unconsented('to be kept');
  const { page, panel, notice, keep } = visitor;
  await keep.click();
  await panel.getByText('This conversation is kept in this browser.').waitFor();
  await notice.waitFor({ state: 'detached' });
  expect(await visitor.told()).toEqual(['given']);
  expect(await kept(visitor)).toContain('session');
  await page.reload();
  await visitor.log.getByText('to be kept').waitFor();
  await visitor.write('back again');
  expect(await notice.count()).toBe(0);

  // The page's own word goes over it.
  await page.evaluate(() => globalThis.OrleansChat.consent('none'));
  await panel.getByText(ends).waitFor();
  expect(await kept(visitor)).toBe('[{},{}]');
  await page.reload();
  await visitor.launcher.click();
  await visitor.rows.first().waitFor();
  expect(await panel.locator('.conversation').count()).toBe(0);
  await page.context().close();
});

test('Where the browser keeps nothing the press says so, and the conversation goes on', async () => {
  const visitor = await unconsented('nowhere to be kept');
  const { page, notice, keep } = visitor;
  await page.evaluate(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
  });
  await keep.click();
  await notice.getByText('This browser keeps nothing').waitFor();
  await visitor.write('and goes on');
  await page.context().close();
});
