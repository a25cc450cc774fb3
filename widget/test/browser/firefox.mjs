import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';

export const firefoxPath = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync);

/** Debian's Firefox by WebDriver BiDi, its own protocol: no driver beside it. */
export async function openFirefox() {
  const profile = mkdtempSync(join(tmpdir(), 'orleanschat-firefox-'));
  writeFileSync(
    join(profile, 'user.js'),
    'user_pref("datareporting.policy.dataSubmissionEnabled", false);\n',
  );
  const browser = spawn(
    firefoxPath,
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'],
    {
      env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1', HOME: profile },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const gone = new Promise((resolve) => browser.once('exit', resolve));
  const address = await new Promise((resolve, reject) => {
    let said = '';
    browser.stderr.on('data', (bytes) => {
      said += bytes;
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    void gone.then(() => reject(new Error(`Firefox ended: ${said}`)));
  });
  const line = new WebSocket(`${address}/session`);
  await new Promise((resolve, reject) => line.once('open', resolve).once('error', reject));
  const waiting = new Map();
  let id = 0;
  line.on('message', (bytes) => {
    const answer = JSON.parse(bytes);
    const { resolve, reject } = waiting.get(answer.id) ?? {};
    waiting.delete(answer.id);
    if (answer.type === 'error') reject?.(new Error(`${answer.error}: ${answer.message}`));
    else resolve?.(answer.result);
  });
  const send = (method, params) =>
    new Promise((resolve, reject) => {
      waiting.set(++id, { resolve, reject });
      line.send(JSON.stringify({ id, method, params }));
    });
  await send('session.new', { capabilities: {} });
  return {
    send,
    /** A tab on that page. */
    async visit(url) {
      const { context } = await send('browsingContext.create', { type: 'tab' });
      await send('browsingContext.setViewport', { context, viewport: { width: 1280, height: 800 } });
      await send('browsingContext.navigate', { context, url, wait: 'complete' });
      return tabOf(send, context);
    },
    async close() {
      line.close();
      browser.kill();
      await gone;
      // Its children may still write for a moment.
      rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
    },
  };
}

function tabOf(send, context) {
  const frame = async () => {
    const { contexts } = await send('browsingContext.getTree', { root: context });
    return contexts[0].children?.[0]?.context;
  };
  const evaluate = async (target, expression) => {
    const { result, exceptionDetails } = await send('script.evaluate', {
      expression,
      target: { context: target },
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  };
  return {
    /** What an expression is in the page. */
    inPage: (expression) => evaluate(context, expression),
    /** The same in the panel; undefined as long as there is none. */
    async inPanel(expression) {
      const panel = await frame();
      return panel && evaluate(panel, expression);
    },
    /** Types on the keyboard; `\uE007` is Enter. */
    type: async (text) =>
      send('input.performActions', {
        context,
        actions: [
          {
            type: 'key',
            id: 'keys',
            actions: [...text].flatMap((value) => [
              { type: 'keyDown', value },
              { type: 'keyUp', value },
            ]),
          },
        ],
      }),
    shot: async () =>
      Buffer.from((await send('browsingContext.captureScreenshot', { context })).data, 'base64'),
  };
}
