import { once } from 'node:events';
import { createServer } from 'node:http';

const slowDown = 4;
/** Long enough for what an idle page would still do. */
const settled = 1_500;

/** A page with nothing on it but the snippet, or not even that. */
async function blankPages(front, hash) {
  const server = createServer((request, response) => {
    const embed = `<script>window.supportpalAsyncInit=function(){SupportPal.init({baseURL:"${front}/chat",hash:"${hash}"})}</script><script async src="${front}/chat/loader.js"></script>`;
    response.setHeader('Content-Type', 'text/html');
    response.end(
      `<!doctype html><meta charset="utf-8"><title>blank</title><link rel="icon" href="data:,">${request.url === '/with' ? embed : ''}`,
    );
  });
  await once(server.listen(0), 'listening');
  return server;
}

/** Milliseconds and longest of the main thread's tasks in a trace, in its own CPU time: what else the machine does is not the page's. */
function mainThread(trace) {
  const { traceEvents } = JSON.parse(trace.toString());
  const tasks = traceEvents.filter(({ name, ph }) => name === 'RunTask' && ph === 'X');
  const mains = traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
  );
  const marked = traceEvents.findLast(
    ({ name, args }) => name === 'TimeStamp' && args.data?.message === 'embed-cost',
  );
  const own = tasks.filter(
    ({ pid, tid, ts }) =>
      pid === marked.pid && mains.some((one) => one.pid === pid && one.tid === tid) && ts >= marked.ts,
  );
  const ms = own.map(({ tdur = 0 }) => tdur / 1000);
  return { work: ms.reduce((sum, one) => sum + one, 0), longest: Math.max(0, ...ms) };
}

/** What an embedded, untouched widget costs its page, and how soon its panel can be used; each visit with an empty cache, the CPU slowed down. */
export async function embedCost({ browser, front, hash }) {
  const server = await blankPages(front, hash);
  const address = `http://localhost:${server.address().port}`;

  async function visit(path, act) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const requests = [];
    const sockets = [];
    page.on('request', (request) => requests.push(new URL(request.url())));
    page.on('websocket', (socket) => sockets.push(socket.url()));
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
    await page.addInitScript(() => {
      const { PerformanceObserver, MutationObserver, performance, requestAnimationFrame } = globalThis;
      const now = () => performance.timeOrigin + performance.now();
      console.timeStamp('embed-cost');
      globalThis.shifts = 0;
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) globalThis.shifts += value;
      }).observe({ type: 'layout-shift', buffered: true });
      document.addEventListener('click', () => (globalThis.clicked = now()), true);
      const watch = new MutationObserver(() => {
        if (!document.querySelector('main .row')) return;
        watch.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => (globalThis.usable = now())));
      });
      if (globalThis.parent !== globalThis) watch.observe(document, { childList: true, subtree: true });
    });
    const result = await act({ page, requests, sockets });
    await context.close();
    return result;
  }

  const rest = (path) =>
    visit(path, async ({ page, requests, sockets }) => {
      await browser.startTracing(page, {
        categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
      });
      const config = path === '/with' && page.waitForResponse(/\/config\b/);
      await page.goto(address + path);
      await config;
      // Nothing is asked of the page meanwhile: the driver's own scripts would count.
      await page.waitForTimeout(settled);
      const cost = mainThread(await browser.stopTracing());
      if (path === '/with') await page.locator('button.b').waitFor();
      const shifts = await page.evaluate(() => globalThis.shifts);
      const asked = requests
        .filter(({ origin }) => origin === front)
        .map(({ pathname }) => pathname.split('/').at(-1));
      return { ...cost, shifts, requests: asked, sockets };
    });

  const press = () =>
    visit('/with', async ({ page }) => {
      await page.goto(`${address}/with`);
      await page.locator('button.b').waitFor();
      await page.waitForTimeout(settled);
      const attached = page.waitForEvent('frameattached');
      await page.locator('button.b').evaluate((button) => button.click());
      const frame = await attached;
      await page.waitForTimeout(settled);
      const shifts = await page.evaluate(() => globalThis.shifts);
      let usable;
      while (!usable) usable = await frame.evaluate(() => globalThis.usable);
      return { shifts, ms: usable - (await page.evaluate(() => globalThis.clicked)) };
    });

  return { rest, press, close: () => (server.closeAllConnections(), server.close()) };
}
