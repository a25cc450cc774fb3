import type { Options } from '../loader/options';
import type { Page } from '../loader/page';
import { say } from './calls';
import { standIn } from './inline';
import { memory, over } from './over';
import { follow } from './launcher';
import { siteStored } from './site-stored';
import { type User, userOf } from './user';

const known =
  'baseURL hash locale peek titleBadge appearance consent offset zIndex launcher storage userDetails inline';

interface Fitted {
  sheet: CSSStyleSheet;
  launcher?: Options['launcher'];
  told?: Options['userDetails'];
  user?: User;
}
const fitted = new WeakMap<Page, Fitted>();

/** The options that few pages have; again whenever they changed. */
export function fit(page: Page): void {
  const { options } = page;
  const before = fitted.get(page);
  const now = before ?? { sheet: new CSSStyleSheet() };
  if (!before) {
    fitted.set(page, now);
    page.host.shadowRoot?.adoptedStyleSheets.push(now.sheet);
    if (options.storage === 'memory') page.stored = memory(page.stored.key);
    if (options.storage === 'site') page.stored = siteStored(page.stored, options.hash);
    if (options.inline) standIn(page);
    withUser(page);
    for (const name of Object.keys(options))
      if (!known.includes(name)) console.warn(`OrleansChat: there is no option ${name}`);
  }
  now.sheet.replaceSync(rulesOf(options));
  if (options.launcher !== now.launcher) follow(page, (now.launcher = options.launcher));
  if (options.userDetails !== now.told) {
    now.told = options.userDetails;
    now.user = userOf(now.told);
    say(page, ['identify']);
  }
}

/** Edges are moved by margins, so that sides and sizes stay the loader's and the panel's. */
function rulesOf({ offset, zIndex, launcher }: Options): string {
  const [x, y] = [offset?.x, offset?.y].map((px) => (Number.isFinite(px) ? Number(px) - 20 : 0));
  const room = launcher ? 40 : 112;
  const popup = '.p:not(.side,.full)';
  return [
    Number.isInteger(zIndex) ? `:host{z-index:${zIndex}!important}` : '',
    launcher ? `.b{display:none!important}${popup}{bottom:20px}` : '',
    x || y ? `.b,.k,.e,${popup}{margin:0 ${x}px ${y}px}` : '',
    x || y || launcher
      ? `${popup}{max-width:calc(100vw - 32px - ${x}px);max-height:calc(100dvh - ${room}px - ${y}px)}` +
        `@media(max-width:479px){${popup}{margin:0;max-width:none;max-height:none}}`
      : '',
  ].join('');
}

/** The frame is told who the page says its user is; nothing of it is kept. */
function withUser(page: Page): void {
  const { stored } = page;
  page.stored = over(stored, {
    read: () => ({ ...stored.read(), user: fitted.get(page)?.user }),
    write: (values) => stored.write({ ...values, user: undefined }),
  });
}
