import { existsSync } from 'node:fs';
import { once } from 'node:events';
import { chromium } from 'playwright-core';
import { Desk } from '../../build/dev/desk.mjs';
import { createFront } from '../../build/dev/front.mjs';
import { createHostPage } from '../../build/dev/host-page.mjs';
import { sampleConfig } from '../../build/dev/sample-config.mjs';
import { slowClient, slowServer } from './slow.mjs';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const operator = { kind: 'operator', name: 'Maya Lindqvist' };

/** The built widget on a shop's page in Chromium, and a desk in memory behind it. @param changes to the sample configuration */
export async function openWorld(changes = {}) {
  if (!existsSync(new URL('../../dist/loader.js', import.meta.url))) {
    throw new Error('These tests try the built widget: run `npm run build` first.');
  }
  const desk = new Desk(sampleConfig(changes));
  const listen = async (server) => {
    await once(server.listen(0), 'listening');
    return `http://localhost:${server.address().port}`;
  };
  const made = createFront(desk);
  const front = slowServer(made);
  const address = await listen(front);
  const page = createHostPage(address, desk.config.hash);
  const url = await listen(page);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  const shut = (server) => {
    server.closeAllConnections();
    server.close();
  };
  return {
    desk,
    url,
    browser,
    /** What embedding takes. */
    embedded: { browser, front: address, hash: desk.config.hash },
    /** A visitor's browser of its own on the shop's page. @param embed options beside address and hash */
    async visit(context = {}, embed = {}) {
      const own = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...context });
      return visitorOn(
        await own.newPage(),
        `${url}/?${new URLSearchParams({ embed: JSON.stringify(embed) })}`,
        context.hasTouch,
      );
    },
    /** The conversation that was started last. */
    last: () => [...desk.conversations.values()].at(-1),
    /** The same, once that many messages are in it. */
    holding(messages) {
      return new Promise((resolve) => {
        const look = () => {
          const last = this.last();
          if ((last?.events.filter(({ kind }) => kind === 'message').length ?? 0) < messages) return;
          desk.listeners.delete(look);
          resolve(last);
        };
        desk.listeners.add(look);
        look();
      });
    },
    /** Every socket falls. */
    cut: () => made.hub.clients.forEach((client) => client.terminate()),
    async close() {
      await browser.close();
      shut(front);
      shut(page);
    },
  };
}

async function visitorOn(page, url, touch) {
  await slowClient(page);
  await page.goto(url);
  const panel = page.frameLocator('iframe');
  const visitor = {
    page,
    panel,
    launcher: page.locator('button.b'),
    box: page.locator('.p'),
    composer: panel.locator('.oc-write'),
    log: panel.getByRole('log'),
    rows: panel.locator('.row'),
    /** Opens the panel and presses a start button. */
    async start(index = 0) {
      await visitor.launcher.click();
      await visitor.rows.nth(index).click();
      await visitor.composer.waitFor();
    },
    async write(text) {
      await visitor.composer.fill(text);
      if (touch) await panel.locator('.oc-send').tap();
      else await visitor.composer.press('Enter');
      await visitor.log.getByText(text).last().waitFor();
    },
    /** Presses an item of the three dots' menu. */
    async menu(name) {
      await panel.locator('[aria-haspopup=menu]').click();
      await panel.getByRole('menuitem', { name }).click();
    },
  };
  await visitor.launcher.waitFor();
  return visitor;
}
