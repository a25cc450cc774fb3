import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld } from './world.mjs';

let world;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world?.close());

/** Writes from the first screen on, and waits until it is at the server. */
async function converse(panel, text) {
  const before = world.desk.conversations.size;
  await panel.locator('.row').first().click();
  await panel.locator('.oc-write').fill(text);
  await panel.locator('.oc-write').press('Enter');
  await expect.poll(() => world.desk.conversations.size).toBe(before + 1);
  expect((await world.holding(1)).events.some((event) => event.text === text)).toBe(true);
  await panel.getByRole('log').getByText(text).waitFor();
}

test('The plain link is the chat alone, over the whole window (V12)', async () => {
  const { browser, front, hash } = world.embedded;
  const page = await browser.newPage({ viewport: { width: 375, height: 740 } });
  await page.goto(`${front}/chat/${hash}`);
  await converse(page, 'by the link');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  await page.reload();
  await page.getByText('by the link').waitFor();
  await page.close();
});

test('A clock that is a year ahead dates nothing a year ago, and sends what is written', async () => {
  const visitor = await world.visit();
  await visitor.page.context().addInitScript(() => {
    const [Real, ahead] = [Date, 365 * 24 * 3600 * 1000];
    globalThis.Date = class extends Real {
      constructor(...parts) {
        if (parts.length > 0) super(...parts);
        else super(Real.now() + ahead);
      }
      static now = () => Real.now() + ahead;
    };
  });
  await visitor.page.reload();
  await visitor.launcher.click();
  await converse(visitor.panel, 'next year');
  await visitor.log.getByText('Today').waitFor();
  await visitor.page.context().close();
});

test('Where the browser keeps nothing for frames of other sites, a conversation is written and found again (S94)', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'orleanschat-profile-'));
  await mkdir(join(profile, 'Default'));
  const settings = { profile: { block_third_party_cookies: true, cookie_controls_mode: 1 } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(settings));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage();
  await page.goto(world.url.replace('localhost', '127.0.0.1'));
  await page.locator('button.b').click();
  const panel = page.frameLocator('iframe');
  await panel.locator('.row').first().waitFor();
  const kept = () => {
    try {
      return Boolean(localStorage);
    } catch {
      return false;
    }
  };
  expect(await page.frames().at(-1).evaluate(kept)).toBe(false);
  await converse(panel, 'kept by the page');
  await page.reload();
  await panel.getByText('kept by the page').first().waitFor();
  await browser.close();
  await rm(profile, { recursive: true });
});
