import { afterAll, beforeAll, expect, test } from 'vitest';
import { firefoxPath, openFirefox } from './firefox.mjs';
import { openWorld, operator } from './world.mjs';

let world;
let firefox;
beforeAll(async () => {
  if (firefoxPath) [world, firefox] = await Promise.all([openWorld(), openFirefox()]);
});
afterAll(async () => {
  await firefox?.close();
  await world?.close();
});

test.skipIf(!firefoxPath)(
  'S59: a conversation in Firefox, over its socket, that is there again after a reload',
  async () => {
    const tab = await firefox.visit(world.url);
    const launcher = `[...document.querySelectorAll('div')].map((one) => one.shadowRoot?.querySelector('button.b')).find(Boolean)`;
    await expect.poll(() => tab.inPage(`!!(${launcher})`)).toBe(true);
    expect(await tab.inPage(`getComputedStyle(${launcher}).width`)).toBe('56px');
    await tab.inPage(`void (${launcher}).focus()`);
    await tab.type('\uE007');
    await expect.poll(() => tab.inPanel(`document.querySelectorAll('.row').length`)).toBeGreaterThan(2);
    await expect
      .poll(() => tab.inPanel(`getComputedStyle(document.querySelector('.welcome')).backgroundColor`))
      .toBe('rgb(59, 91, 219)');
    await tab.inPanel(`void document.querySelector('button.row').click()`);
    await expect
      .poll(() => tab.inPanel(`document.querySelector('[role=log]')?.textContent`))
      .toContain('Which product');
    const field = `document.querySelector('textarea, [contenteditable]')`;
    await expect
      .poll(() => tab.inPanel(`(${field})?.focus(), document.activeElement === ${field}`))
      .toBe(true);
    await tab.type('Hello from Firefox\uE007');
    const conversation = await world.holding(1);
    world.desk.post(conversation, { clientId: 'reply', text: 'Hello **back**' }, operator);
    const log = () => tab.inPanel(`document.querySelector('[role=log]')?.innerText`);
    await expect.poll(log).toContain('Hello back');
    await tab.inPage('void location.reload()');
    await expect.poll(log).toContain('Hello from Firefox');
    await expect.poll(log).toContain('Hello back');
  },
);
