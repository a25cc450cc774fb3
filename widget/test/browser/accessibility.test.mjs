import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, operator } from './world.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let world;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world?.close());

/** What axe finds in the page and in the frame, and every target below 24 px (links within text may be smaller). */
async function findings({ page }, screen) {
  const found = [];
  for (const frame of page.frames()) {
    await frame.evaluate(`window.axe || (() => { ${axe} })()`);
    found.push(
      ...(await frame.evaluate(async (tags) => {
        // The shop's own page is not ours to judge, nor is the frame judged twice.
        const where = document.querySelector('main') ? document : { include: [['html > div']] };
        // What still fades in has less contrast than it will have.
        const shadows = [...document.querySelectorAll('html > div')].flatMap((one) => one.shadowRoot ?? []);
        const moving = [document, ...shadows].flatMap((one) => one.getAnimations());
        const ending = moving.filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity);
        await Promise.allSettled(ending.map(({ finished }) => finished));
        const { violations } = await globalThis.axe.run(where, { runOnly: tags, iframes: false });
        const small = [...document.querySelectorAll('button, a.row, .oc-write, [tabindex="0"]')]
          .map((one) => [one, one.getBoundingClientRect()])
          .filter(([, { width, height }]) => width > 0 && Math.min(width, height) < 24)
          .map(([one, { width, height }]) => `${one.className || one.localName} is ${width} x ${height}`);
        return [
          ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`)),
          ...small,
        ];
      }, rules)),
    );
  }
  return found.map((one) => `${screen}: ${one}`);
}

test.each([
  ['light', 'en'],
  ['dark', 'en'],
  ['light', 'ar'],
  ['dark', 'ar'],
])('axe finds nothing on any screen, %s, in %s', async (colorScheme, locale) => {
  const visitor = await world.visit({ colorScheme, locale, reducedMotion: 'reduce' });
  const found = [];
  const look = async (screen) => found.push(...(await findings(visitor, screen)));
  const { page, panel } = visitor;
  await look('button');
  await visitor.launcher.click();
  await visitor.rows.first().waitFor();
  await page.locator('.hc').waitFor();
  await look('dashboard');
  await panel.locator('[aria-haspopup=menu]').click();
  await panel.getByRole('menu').waitFor();
  await look('menu');
  await page.keyboard.press('Escape');
  await visitor.rows.nth(1).click();
  await visitor.composer.waitFor();
  await look('nothing written yet');
  await panel.locator('.back').click();
  await visitor.rows.first().click();
  await visitor.composer.waitFor();
  const before = world.desk.conversations.size;
  await visitor.write('hello');
  await expect.poll(() => world.desk.conversations.size).toBe(before + 1);
  const conversation = await world.holding(1);
  world.desk.post(conversation, { clientId: 'a', text: 'see `code` and https://example.com/cups' }, operator);
  await visitor.log.getByText('example.com').waitFor();
  await look('conversation');
  // What is not read yet would stand among the unread ones of the dashboard below.
  await expect.poll(() => conversation.seen.visitor).toBe(conversation.events.length);
  await panel.locator('[aria-haspopup=dialog]').click();
  await panel.locator('.oc-emoji [role=gridcell][aria-label]').first().waitFor();
  await look('emoji');
  await panel.locator('.oc-emoji-tone').click();
  await panel.locator('.oc-emoji-search').fill('zzzz');
  await panel.locator('.oc-emoji-none').waitFor();
  await look('no emoji');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await panel.locator('.oc-emoji').waitFor({ state: 'detached' });
  for (let i = 0; i < 7; i++) {
    const { id } = world.desk.start(conversation.session, {
      clientId: `more-${i}`,
      buttonId: conversation.buttonId,
    });
    const more = world.desk.conversations.get(id);
    world.desk.post(more, { clientId: `m-${i}`, text: `reply ${i}` }, operator);
    if (i > 1) world.desk.read(more, 'visitor', 9);
  }
  await panel.locator('.back').click();
  await page.reload();
  await panel.locator('.unread').first().waitFor();
  await look('dashboard of somebody who returns');
  await panel.locator('.text-button').click();
  await panel.locator('.all .row').nth(7).waitFor();
  await look('all conversations');
  await panel.locator('.back').click();
  world.desk.setActive(false);
  await panel.locator('.closed').waitFor();
  await look('closed');
  world.desk.setActive(true);
  await page.context().close();
  expect(found).toEqual([]);
});

test.each([
  ['light', 'en'],
  ['dark', 'ar'],
])('axe finds nothing where a visitor says who he is, %s, in %s (V8)', async (colorScheme, locale) => {
  const visitor = await world.visit({ colorScheme, locale, reducedMotion: 'reduce' }, { consent: 'none' });
  const { page, panel } = visitor;
  const found = [];
  const look = async (screen) => found.push(...(await findings(visitor, screen)));
  await visitor.start();
  await visitor.write('hello');
  await panel.locator('.oc-unkept').waitFor();
  await panel.locator('.oc-contact').waitFor();
  await look('card');
  await panel.locator('.oc-contact-save').click();
  await panel.locator('.oc-field .oc-contact-wrong').waitFor();
  await look('mistake');
  await panel.locator('.oc-contact [name=email]').fill('ada@example.com');
  await panel.locator('.oc-contact-save').click();
  await panel.locator('.oc-reach').waitFor();
  await look('saved');
  await panel.locator('.oc-reach button').click();
  await panel.locator('.oc-sheet form').waitFor();
  await look('details');
  await page.context().close();
  expect(found).toEqual([]);
});

test('Everything can be done by keyboard: open, start, write, menu, back, close (S60 to S63, S72)', async () => {
  const visitor = await world.visit();
  const before = world.desk.conversations.size;
  const { page, panel } = visitor;
  const { keyboard } = page;
  const frame = () => page.frames().at(-1);
  const focused = () => frame().evaluate(() => document.activeElement.textContent.trim());
  const tabTo = async (text) => {
    for (let i = 0; i < 20 && (await focused()) !== text; i++) await keyboard.press('Tab');
    expect(await focused()).toBe(text);
  };
  // Past the shop's one link.
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await visitor.rows.first().waitFor();
  await page.locator('.hc').waitFor();
  await tabTo('Get help with an order');
  await keyboard.press('Enter');
  await visitor.composer.waitFor();
  await expect.poll(() => visitor.composer.evaluate((field) => field === document.activeElement)).toBe(true);
  await keyboard.type('By keyboard alone');
  await keyboard.press('Enter');
  await visitor.log.getByText('By keyboard alone').waitFor();
  await expect.poll(() => world.desk.conversations.size).toBe(before + 1);
  world.desk.post(await world.holding(1), { clientId: 'keys', text: 'Good' }, operator);
  await visitor.log.getByText('Good').waitFor();
  await keyboard.press('Shift+Tab');
  for (let i = 0; i < 20; i++) {
    if (await frame().evaluate(() => document.activeElement.ariaHasPopup === 'menu')) break;
    await keyboard.press('Shift+Tab');
  }
  await keyboard.press('Enter');
  await expect.poll(focused).toBe('Full screen');
  for (const [key, item] of [
    ['ArrowDown', 'Larger'],
    ['End', 'Close conversation'],
    ['ArrowDown', 'Full screen'],
    ['ArrowUp', 'Close conversation'],
    ['Home', 'Full screen'],
    ['t', 'Turn sound off'],
    ['s', 'Search'],
    ['s', 'Smaller'],
  ]) {
    await keyboard.press(key);
    expect([key, await focused()]).toEqual([key, item]);
  }
  await keyboard.press('Escape');
  expect(await panel.getByRole('menu').count()).toBe(0);
  expect(await frame().evaluate(() => document.activeElement.ariaHasPopup)).toBe('menu');
  await keyboard.press('Escape');
  await expect.poll(() => visitor.box.evaluate((box) => getComputedStyle(box).visibility)).toBe('hidden');
  await expect
    .poll(() => visitor.launcher.evaluate((one) => one.getRootNode().activeElement === one))
    .toBe(true);
  await page.context().close();
});

test('A burst of replies is announced once, with how many there are', async () => {
  const visitor = await world.visit();
  const before = world.desk.conversations.size;
  await visitor.start();
  await visitor.write('hello');
  await expect.poll(() => world.desk.conversations.size).toBe(before + 1);
  const conversation = await world.holding(1);
  const said = visitor.panel.locator('.oc-said');
  await said.evaluate((region) => {
    globalThis.heard = [];
    const watch = new globalThis.MutationObserver(
      () => region.textContent && globalThis.heard.push(region.textContent),
    );
    watch.observe(region, { childList: true, characterData: true, subtree: true });
  });
  for (const text of ['one', 'two', 'three'])
    world.desk.post(conversation, { clientId: text, text }, operator);
  await expect.poll(() => said.textContent()).toContain('three');
  expect(
    await visitor.page
      .frames()
      .at(-1)
      .evaluate(() => globalThis.heard),
  ).toEqual([await said.textContent()]);
  expect(await said.textContent()).toMatch(/^3 new messages/);
  await visitor.page.context().close();
});
