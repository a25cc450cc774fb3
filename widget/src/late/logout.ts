import type { Api } from '../loader/api';
import type { Page } from '../loader/page';
import { say, whenTold } from './calls';

const answerWithin = 5_000;

/** Signs out: the session is ended on the server, what this browser keeps of it is forgotten, and an anonymous widget stands in its place. */
export async function logout(page: Page, api: Api): Promise<void> {
  const { stored, options } = page;
  if (stored.read().session) await ended(page);
  const kept = Object.keys(stored.read()).filter((name) => name !== 'sound' && !name.startsWith('size.'));
  stored.write(Object.fromEntries(kept.map((name) => [name, undefined])));
  const rest = { ...options };
  delete rest.userDetails;
  api.destroy();
  api.init(rest);
}

/** The frame tells the server; where that cannot be reached the secret is forgotten all the same. */
function ended(page: Page): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(resolve, answerWithin);
    whenTold(page, 'auth:ended', (stop) => {
      stop();
      clearTimeout(patience);
      resolve();
    });
    say(page, ['logout']);
    // The frame may not be there yet.
    page.button?.onfocus?.(new FocusEvent('focus'));
  });
}
