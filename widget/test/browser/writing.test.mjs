import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld } from './world.mjs';

let world;
let visitor;
beforeAll(async () => {
  world = await openWorld();
  visitor = await world.visit();
  await visitor.start();
});
afterAll(() => world?.close());

/** What the desk got last, once it has that many messages. */
let sent = 0;
async function send() {
  await visitor.composer.press('Enter');
  const conversation = await world.holding(++sent);
  return conversation.events.findLast(({ kind }) => kind === 'message').text;
}
const keys = (text) => visitor.composer.pressSequentially(text);
const looks = (selector) => visitor.composer.locator(selector).allTextContents();
const tool = (name) => visitor.panel.getByRole('button', { name, exact: true });

/** As the clipboard gives it. */
const paste = (types) =>
  visitor.composer.evaluate((field, given) => {
    const { DataTransfer, InputEvent } = field.ownerDocument.defaultView;
    const dataTransfer = new DataTransfer();
    for (const [type, text] of Object.entries(given)) dataTransfer.setData(type, text);
    const inputType = 'insertFromPaste';
    field.dispatchEvent(
      new InputEvent('beforeinput', { inputType, dataTransfer, bubbles: true, cancelable: true }),
    );
  }, types);

test('Bold, italic and code look so while they are written, by key and by button, and are sent as mark-up (S75)', async () => {
  await keys('one ');
  await visitor.composer.press('Control+b');
  await keys('two');
  await expect.poll(() => tool('Bold').getAttribute('aria-pressed')).toBe('true');
  await visitor.composer.press('Control+b');
  await keys(' ');
  await tool('Italic').click();
  await expect.poll(() => tool('Italic').getAttribute('aria-pressed')).toBe('true');
  await keys('three');
  await tool('Italic').click();
  await expect.poll(() => tool('Italic').getAttribute('aria-pressed')).toBe('false');
  await keys(' ');
  await visitor.composer.press('Control+e');
  await expect.poll(() => tool('Code').getAttribute('aria-pressed')).toBe('true');
  await keys('four');
  expect([await looks('b'), await looks('i'), await looks('[face=monospace]')]).toEqual([
    ['two'],
    ['three'],
    ['four'],
  ]);
  expect(await send()).toBe('one **two** *three* `four`');
  expect(await visitor.log.locator('strong').last().textContent()).toBe('two');
});

test('After a send the field is plain and empty', async () => {
  await keys('plain');
  expect(await visitor.composer.innerHTML()).toBe('plain');
  expect(await send()).toBe('plain');
});

test('Marks that are typed become what they mean, and undo takes them back', async () => {
  await keys('a **b** c ');
  await expect.poll(() => looks('b')).toEqual(['b']);
  await keys('`d*e*` *f*');
  await expect.poll(() => looks('[face=monospace]')).toEqual(['d*e*']);
  await expect.poll(() => looks('i')).toEqual(['f']);
  await keys(' g');
  expect(await visitor.composer.textContent()).toBe('a b c d*e* f g');
  await visitor.composer.press('Control+z');
  await expect.poll(() => visitor.composer.textContent()).not.toContain('g');
  await visitor.composer.press('Control+Shift+z');
  expect(await send()).toBe('a **b** c `d*e*` *f* g');
});

test('What is pasted keeps bold, italic, code and lines; nothing else of it comes in, and nothing of it runs', async () => {
  await paste({
    'text/html':
      '<meta charset="utf-8"><b style="font-weight:normal"><h1>Title</h1>\n<p>A <strong>bold</strong>\n word,<br>a <span style="font-style:italic">slanted</span> one</p><ul><li>first</li>\n<li><code>x = 1</code></li></ul></b><img src="/nowhere" onerror="parent.hacked=1"><script>parent.hacked=1</script>',
    'text/plain': 'not this',
  });
  await expect.poll(() => looks('b')).toEqual(['bold']);
  expect(await visitor.composer.locator('img, script, h1, li').count()).toBe(0);
  expect(await send()).toBe('Title\nA **bold** word,\na *slanted* one\nfirst\n`x = 1`');
  expect(await visitor.page.evaluate(() => globalThis.hacked)).toBe(undefined);
});

test('Pasted text keeps its marks, its lines and its signs; one step back takes some of it away again', async () => {
  await paste({ 'text/plain': 'a **b**\r\n\r\n<i>c</i>' });
  await expect.poll(() => looks('b')).toEqual(['b\n']);
  await expect.poll(() => visitor.composer.textContent()).toContain('<i>c</i>');
  await visitor.composer.press('Control+z');
  await expect.poll(() => visitor.composer.textContent()).not.toContain('<i>c</i>');
  await visitor.composer.press('Control+Shift+z');
  await expect.poll(() => visitor.composer.textContent()).toContain('<i>c</i>');
  expect(await send()).toBe('a **b**\n\n<i>c</i>');
});

test('A huge paste is there at once, and says how much too long it is', async () => {
  await paste({ 'text/plain': `${'**word** line\n'.repeat(2_000)}end` });
  await expect.poll(() => visitor.panel.locator('.oc-over').textContent()).toContain('too many');
  expect(await visitor.composer.textContent()).toContain('end');
  await visitor.composer.press('Control+a');
  await visitor.composer.press('Delete');
  await expect.poll(() => visitor.composer.textContent()).toBe('');
});

test('Shift+Enter breaks the line; the draft comes back as it looked (V4)', async () => {
  await keys('x ');
  await visitor.composer.press('Control+b');
  await keys('y');
  await visitor.composer.press('Shift+Enter');
  await keys('z');
  await visitor.panel.getByRole('button', { name: 'Back' }).click();
  await visitor.rows.filter({ hasText: 'You:' }).first().click();
  await expect.poll(() => looks('b')).toEqual(['y', 'z']);
  expect(await send()).toBe('x **y**\n**z**');
});

test('An input method that still composes when the message is sent leaves nothing behind', async () => {
  const devtools = await visitor.page.context().newCDPSession(visitor.page);
  await visitor.composer.focus();
  await devtools.send('Input.imeSetComposition', { text: 'こんにち', selectionStart: 4, selectionEnd: 4 });
  await expect.poll(() => visitor.composer.textContent()).toBe('こんにち');
  // Enter picks the word; it does not send.
  await visitor.composer.evaluate((field) => {
    const { KeyboardEvent } = field.ownerDocument.defaultView;
    field.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'Enter',
        keyCode: 229,
        isComposing: true,
        bubbles: true,
        cancelable: true,
      }),
    );
  });
  await devtools.send('Input.insertText', { text: 'こんにちは' });
  expect(await visitor.composer.textContent()).toBe('こんにちは');
  await devtools.send('Input.imeSetComposition', { text: '世界', selectionStart: 2, selectionEnd: 2 });
  await expect.poll(() => visitor.composer.textContent()).toBe('こんにちは世界');
  await visitor.panel.getByRole('button', { name: 'Send', exact: true }).click();
  const conversation = await world.holding(++sent);
  expect(conversation.events.at(-1).text).toBe('こんにちは世界');
  await expect.poll(() => visitor.composer.textContent()).toBe('');
});

test('Where formatting cannot be loaded, what is pasted comes in all the same', async () => {
  const other = await world.visit();
  await other.page.route('**/assets/edit-*.js', (route) => route.abort());
  await other.start();
  const before = visitor;
  visitor = other;
  await paste({ 'text/html': '<b>kept</b>', 'text/plain': 'kept' });
  await expect.poll(() => other.composer.textContent()).toBe('kept');
  visitor = before;
  await other.page.context().close();
});

test('Fingers: Enter breaks the line without a tree of blocks, the button sends (V6)', async () => {
  const phone = await world.visit({ viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true });
  await phone.start();
  await phone.composer.focus();
  await phone.composer.pressSequentially('a');
  await phone.composer.press('Enter');
  await phone.composer.press('Enter');
  await phone.composer.pressSequentially('b');
  expect(await phone.composer.locator('div, br').count()).toBe(0);
  await phone.panel.getByRole('button', { name: 'Send', exact: true }).tap();
  await expect.poll(() => world.last().events.findLast(({ kind }) => kind === 'message').text).toBe('a\n\nb');
  await phone.page.context().close();
});
