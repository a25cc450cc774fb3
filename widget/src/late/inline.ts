import type { Page } from '../loader/page';
import type { KeptValues } from '../wire/host-messages';
import { say } from './calls';
import { over } from './over';

const css = `
:host{position:static!important;display:block!important;width:100%!important;height:100%!important;z-index:auto!important}
.r{position:static;height:100%}
.r .p{position:relative!important;inset:auto!important;width:100%!important;height:100%!important;max-width:none!important;max-height:none!important;margin:0!important;visibility:visible!important;opacity:1!important;transform:none!important;transition:none!important;border-radius:inherit}
.b,.k,.h{display:none!important}
.e{position:absolute;inset:auto 20px 20px auto}
`;

/** The panel stands in the page's own layout: always open, without a button; what belongs to a tab's floating panel is not its own. */
export function standIn(page: Page): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  page.host.shadowRoot?.adoptedStyleSheets.push(sheet);
  const { stored, show } = page;
  let own: KeptValues = {};
  const ofTab = (values: KeptValues, wanted: boolean) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => name.startsWith('tab.') === wanted));
  page.stored = over(stored, {
    read: () => ({ ...ofTab(stored.read(), false), ...own }),
    write(values) {
      own = { ...own, ...ofTab(values, true) };
      stored.write(ofTab(values, false));
    },
  });
  say(page, ['inline']);
  page.show = (_, focus, go) => show(true, focus, go);
  // Opens as soon as it is drawn, on a phone too, and takes no focus.
  const drawn = new MutationObserver(() => {
    drawn.disconnect();
    setTimeout(() => page.signal.aborted || page.show(true));
  });
  if (page.options.inline) drawn.observe(page.options.inline, { childList: true });
  page.signal.addEventListener('abort', () => drawn.disconnect());
}
