import type { Icon } from '../wire/config';
import { type GlyphName, glyphs } from './glyphs';

type Child = Node | string | false | undefined;
type Props = Record<string, string | number | boolean | ((event: Event) => void) | undefined>;

const svgSpace = 'http://www.w3.org/2000/svg';

/** Builds an element: functions become listeners, everything else attributes (`false` and undefined none), children nodes. */
export function el(name: string, props: Props = {}, ...children: (Child | Child[])[]): HTMLElement {
  const element = document.createElement(name);
  set(element, props);
  element.append(...children.flat().filter((child): child is Node | string => !!child));
  return element;
}

export const glyph = (name: GlyphName, size = 20): Element => svg('glyph', size, '0 0 24 24', glyphs[name]);

/** An icon that the configuration brought. */
export const drawn = ({ width, height, path }: Icon, size = 20): Element =>
  svg('drawn', size, `0 0 ${width} ${height}`, path);

/** A configured icon, or one of the widget's own where there is none. */
export const iconOr = (icon: Icon | undefined, otherwise: GlyphName, size = 20): Element =>
  icon ? drawn(icon, size) : glyph(otherwise, size);

export function svg(className: string, size: number, viewBox: string, path: string): Element {
  const root = document.createElementNS(svgSpace, 'svg');
  set(root, { class: className, width: size, height: size, viewBox, 'aria-hidden': 'true' });
  const shape = document.createElementNS(svgSpace, 'path');
  set(shape, { d: path });
  root.append(shape);
  return root;
}

function set(element: Element, props: Props): void {
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
}
