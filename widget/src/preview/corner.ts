import { launcherOf } from '../loader/launcher';
import { make } from '../loader/make';
import { css as launcherCss } from '../loader/sheet';
import { css as panelCss } from '../panel-host/sheet';
import loaderEnglish from '../texts/en/loader.json';
import { fillOf } from '../view/fill';
import type { Config } from '../wire/config';
import type { PreviewHost } from './preview-host';

// What a frame would do: it keeps inside what is fixed or round, and is opaque.
const css = '.p{contain:layout;overflow:hidden;background:var(--bg)}';

/** A page's corner with button and panel, drawn as the loader draws them. @returns where the panel's content goes, and what draws it anew */
export function corner(host: PreviewHost): [inside: HTMLElement, draw: (config: Config) => void] {
  const [outer, inside] = [make('div', ''), make('div', '')];
  const [root, panel] = [make('div', 'r open'), make('div', 'p ready')];
  inside.style.height = '100%';
  const shadow = outer.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [launcherCss, panelCss, css].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
  panel.append(document.createElement('slot'));
  root.append(panel);
  shadow.append(root);
  outer.append(inside);
  document.body.append(outer);
  let button: HTMLElement | undefined;

  const turn = () => {
    const { open } = host.shown.get();
    root.classList.toggle('open', open);
    panel.inert = !open;
    if (button) button.ariaExpanded = String(open);
  };
  host.shown.subscribe(turn);

  function draw({ appearance: { type, position, colour, icon, text, theme }, strings }: Config): void {
    const { fill, on, step } = fillOf(colour);
    for (const [name, value] of Object.entries({ a: fill, o: on, s: step }))
      root.style.setProperty(`--${name}`, String(value));
    root.style.colorScheme = theme === 'system' ? 'light dark' : theme;
    root.classList.toggle('left', position === 'left');
    panel.classList.toggle('side', type === 'sidebar');
    const label = text || strings['loader.chat'] || loaderEnglish['loader.chat'];
    const [next] = launcherOf(icon, text, label);
    next.onclick = () => host.open(!host.shown.get().open);
    if (button) button.replaceWith(next);
    else root.append(next);
    button = next;
    turn();
  }
  return [inside, draw];
}
