import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { png } from './png.mjs';
import { openWorld, operator } from './world.mjs';

let world;
let visitor;
beforeEach(async () => {
  world = await openWorld();
  visitor = await world.visit();
  await visitor.start();
});
afterEach(() => world?.close());

const pick = (...files) => visitor.panel.locator('input[type=file]').setInputFiles(files);
const tiles = () => visitor.panel.locator('.oc-tile');
/** Every file that was picked is there. */
async function settled() {
  await tiles().first().waitFor();
  await expect.poll(() => visitor.panel.locator('.oc-tile .oc-ring').count()).toBe(0);
}
const messages = () => world.last().events.filter(({ kind }) => kind === 'message');
const file = (name, size, mimeType = 'application/pdf') => ({ name, mimeType, buffer: randomBytes(size) });

/** Holds every piece back until it is let go. */
function gate() {
  let open;
  const passed = new Promise((resolve) => (open = resolve));
  world.desk.files.onPiece = () => passed;
  return open;
}

test('Several files go in one message, in order, and stand in the thread with their space reserved (S76)', async () => {
  await pick(png('a.png', 640, 400), file('terms.pdf', 300_000), png('tall.png', 100, 900));
  await expect.poll(() => tiles().count()).toBe(3);
  await settled();
  await expect.poll(() => tiles().locator('img').count()).toBe(2);
  await visitor.write('look at these');
  await world.holding(1);
  expect(messages()[0].attachments.map(({ name, kind }) => [name, kind])).toEqual([
    ['a.png', 'image'],
    ['terms.pdf', 'file'],
    ['tall.png', 'image'],
  ]);
  expect(await tiles().count()).toBe(0);
  const sizes = await visitor.panel
    .locator('.oc-file')
    .evaluateAll((all) =>
      all
        .map((one) => one.getBoundingClientRect())
        .map(({ width, height }) => [Math.round(width), Math.round(height)]),
    );
  expect(sizes).toEqual([
    [240, 150],
    [260, 58],
    [48, 300],
  ]);
  expect(await visitor.log.locator('img').first().getAttribute('src')).toMatch(/^blob:/);
});

test('A message without text is its files; the list shows the name', async () => {
  await pick(file('terms.pdf', 10));
  await settled();
  await visitor.panel.getByRole('button', { name: 'Send', exact: true }).click();
  await world.holding(1);
  expect(messages()[0]).toMatchObject({ text: '', attachments: [{ name: 'terms.pdf', size: 10 }] });
  await visitor.panel.locator('.back').click();
  await visitor.panel.getByText('terms.pdf').waitFor();
});

test('Text is sent while files go up: the message waits for them, and what was written later stays behind it (V16)', async () => {
  const open = gate();
  await pick(file('slow.pdf', 2_000_000));
  await visitor.write('with a file');
  await visitor.write('after it');
  await visitor.panel.getByRole('img', { name: 'Sending' }).first().waitFor();
  await expect.poll(() => visitor.log.getByRole('progressbar').count()).toBe(1);
  open();
  await world.holding(2);
  expect(messages().map(({ text, attachments }) => [text, attachments?.[0].size])).toEqual([
    ['with a file', 2_000_000],
    ['after it', undefined],
  ]);
});

test('A message that is sent at once after a file was picked takes it along, and what is typed behind it stays', async () => {
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  await visitor.page.route('**/assets/files-*.js*', (route) => held.then(() => route.continue()));
  const asked = visitor.page.waitForRequest('**/assets/files-*.js*');
  await pick(file('terms.pdf', 10));
  await visitor.composer.fill('with a file');
  await visitor.composer.press('Enter');
  await asked;
  await visitor.composer.fill('typed mean');
  letGo();
  await world.holding(1);
  expect(messages()[0]).toMatchObject({ text: 'with a file', attachments: [{ name: 'terms.pdf' }] });
  expect(await visitor.composer.textContent()).toBe('typed mean');
  await visitor.page.reload();
  await expect.poll(() => visitor.composer.textContent()).toBe('typed mean');
});

test('A dropped line costs no byte that the server has: the upload goes on where it was', async () => {
  const taken = [];
  world.desk.files.onPiece = async (one, offset) => {
    taken.push(offset);
    if (taken.length === 2) throw Object.assign(new Error('the line fell'), {});
  };
  await pick(file('big.pdf', 1_500_000));
  await expect.poll(() => taken.length, { timeout: 10_000 }).toBeGreaterThan(2);
  await settled();
  expect(taken.slice(0, 3)).toEqual([0, 262144, 262144]);
  await visitor.write('here');
  await world.holding(1);
  expect(messages()[0].attachments[0].size).toBe(1_500_000);
});

test('A refused file says why at its tile; the others go, and it can be removed', async () => {
  await pick(file('virus.exe', 10, 'application/x-msdownload'), png('ok.png', 20, 20));
  await visitor.panel.getByText('Files of this type are not accepted.').waitFor();
  const refused = visitor.page.waitForResponse((response) => response.status() === 415);
  await visitor.panel.getByRole('button', { name: 'Upload virus.exe again' }).click();
  await refused;
  await visitor.panel.getByText('Files of this type are not accepted.').waitFor();
  await visitor.write('only the good one');
  await world.holding(1);
  expect(messages()[0].attachments.map(({ name }) => name)).toEqual(['ok.png']);
  await visitor.panel.getByRole('button', { name: 'Remove virus.exe' }).click();
  await expect.poll(() => tiles().count()).toBe(0);
  await expect.poll(() => visitor.composer.evaluate((field) => field === document.activeElement)).toBe(true);
});

test('After a reload a message whose file went with the page says so, and keeps its text', async () => {
  gate();
  await pick(file('slow.pdf', 500_000));
  await visitor.write('with a file');
  // The conversation is there before its first message is, so that it can be found again.
  await expect.poll(() => world.desk.conversations.size).toBe(1);
  await expect
    .poll(() => visitor.page.evaluate(() => Object.values(sessionStorage).join()))
    .toContain('"tab.view"');
  await visitor.page.reload();
  await visitor.panel.getByText('The file is no longer here. Please attach it again.').waitFor();
  expect(await visitor.log.getByText('with a file').count()).toBe(1);
  expect(await visitor.panel.getByRole('button', { name: 'Retry' }).count()).toBe(0);
  await visitor.panel.getByRole('button', { name: 'Delete' }).click();
  await visitor.log.getByText('with a file').waitFor({ state: 'detached' });
});

test('Pictures are pasted and files dropped', async () => {
  const give = (type, on) =>
    on.evaluate((element, kind) => {
      const data = new globalThis.DataTransfer();
      data.items.add(new globalThis.File(['x'.repeat(50)], `${kind}.txt`, { type: 'text/plain' }));
      const init = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        kind === 'paste'
          ? new globalThis.ClipboardEvent('paste', { ...init, clipboardData: data })
          : new globalThis.DragEvent(kind, { ...init, dataTransfer: data }),
      );
    }, type);
  await give('paste', visitor.composer);
  await expect.poll(() => tiles().count()).toBe(1);
  await give('dragover', visitor.panel.locator('main.screen'));
  expect(await visitor.panel.locator('.oc-dropping').count()).toBe(1);
  await give('drop', visitor.panel.locator('main.screen'));
  await expect.poll(() => tiles().count()).toBe(2);
  expect(await visitor.panel.locator('.oc-dropping').count()).toBe(0);
});

test('A photo goes at 2,560 px at most, unless the original is chosen (V16)', async () => {
  const photo = png('photo.png', 4000, 3000);
  const sent = () =>
    [...world.desk.files.all.values()].map((one) => world.desk.files.ready(one.session, one.id));
  await pick(photo);
  await visitor.panel.getByRole('button', { name: 'Send photos in original size' }).waitFor();
  await settled();
  expect(sent().map(({ width, height }) => [width, height])).toEqual([[2560, 1920]]);
  await visitor.panel.getByRole('button', { name: 'Send photos in original size' }).click();
  await expect.poll(() => [...world.desk.files.all.values()].at(-1).size).toBe(photo.buffer.length);
  await settled();
  expect(sent().at(-1)).toMatchObject({ width: 4000, size: photo.buffer.length });
});

test('A picture opens large; arrows go on, Escape closes it alone and focus is where it was', async () => {
  await visitor.write('hello');
  const conversation = await world.holding(1);
  const attachments = [png('one.png', 800, 600), png('two.png', 300, 900, [200, 60, 60])].map(
    ({ name, buffer }) => {
      const { id } = world.desk.files.reserve(conversation.session, {
        clientId: name,
        name,
        size: buffer.length,
      });
      world.desk.files.all.get(id).bytes = buffer;
      return id;
    },
  );
  world.desk.post(conversation, { clientId: 'pictures', text: '', attachments }, operator);
  const first = visitor.panel.getByRole('button', { name: 'Enlarge one.png' });
  await first.locator('img').waitFor();
  await first.focus();
  await visitor.page.keyboard.press('Enter');
  const dialog = visitor.panel.getByRole('dialog');
  await dialog.getByText('1 / 2').waitFor();
  await visitor.page.keyboard.press('ArrowRight');
  await dialog.getByRole('img', { name: 'two.png' }).waitFor();
  await visitor.page.keyboard.press('ArrowRight');
  await dialog.getByText('2 / 2').waitFor();
  await visitor.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => first.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await visitor.box.evaluate((box) => getComputedStyle(box).visibility)).toBe('visible');
});

test('Where the channel takes no files there is no button', async () => {
  world.desk.configure({ attachments: undefined });
  const other = await world.visit();
  await other.start();
  expect(await other.panel.getByRole('button', { name: 'Attach files' }).count()).toBe(0);
});
