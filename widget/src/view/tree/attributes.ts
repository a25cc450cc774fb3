import type { Props } from './described';

type Handler = (event: Event) => unknown;
/** What an element does with an event, and the drawing that said so first. */
type Handlers = Record<string, { handle: Handler; since: number } | undefined>;
type Styles = Record<string, string | number | undefined>;

const own = new Set(['children', 'key', 'ref', 'value', 'checked']);
/** Properties that do not take what their attributes do. */
const attributes = /^(width|height|href|form|list|tabIndex|download|rowSpan|colSpan|role)$/;
const handlers = new WeakMap<Element, Handlers>();
const first = new WeakMap<Event, number>();
let clock = 0;

/** Gives an element its attributes, properties, listeners and styles; what was said before and is not now is taken back. */
export function setAll(element: Element, props: Props, before: Props): void {
  for (const name in before)
    if (!(name in props) && !own.has(name)) set(element, name, undefined, before[name]);
  for (const name in props)
    if (props[name] !== before[name] && !own.has(name)) set(element, name, props[name], before[name]);
  // What somebody changed on the page is as it was said, once more.
  for (const name of ['value', 'checked'] as const) {
    const field = element as Element & { value?: unknown; checked?: unknown };
    if (props[name] !== undefined && field[name] !== props[name]) field[name] = props[name];
  }
  const ref = props.ref as { current: unknown } | undefined;
  if (ref) ref.current = element;
}

function set(element: Element, name: string, value: unknown, before: unknown): void {
  if (name.startsWith('on'))
    return listen(element, name.slice(2).toLowerCase(), value as Handler | undefined);
  if (name === 'style') return dress((element as HTMLElement).style, value as Styles, before as Styles);
  if (!(element instanceof SVGElement) && name in element && !attributes.test(name)) {
    try {
      (element as unknown as Record<string, unknown>)[name] = value ?? '';
      return;
    } catch {
      // It can only be read.
    }
  }
  if (value === undefined || value === null || (value === false && name[4] !== '-'))
    element.removeAttribute(name);
  else element.setAttribute(name, `${value as string}`);
}

function dress(style: CSSStyleDeclaration, value: Styles = {}, before: Styles = {}): void {
  const all = style as unknown as Record<string, unknown>;
  for (const name of Object.keys({ ...before, ...value })) {
    if (name.startsWith('-')) style.setProperty(name, `${value[name] ?? ''}`);
    else all[name] = value[name] ?? '';
  }
}

/** An event that made what it then comes to is none of its business. */
function heard(this: Element, event: Event): unknown {
  const known = handlers.get(this)?.[event.type];
  const at = first.get(event) ?? clock++;
  first.set(event, at);
  return known && known.since <= at ? known.handle(event) : undefined;
}

function listen(element: Element, type: string, handle: Handler | undefined): void {
  const all = handlers.get(element) ?? {};
  handlers.set(element, all);
  const known = all[type];
  if (handle && !known) element.addEventListener(type, heard);
  if (!handle) element.removeEventListener(type, heard);
  all[type] = handle && { handle, since: known?.since ?? clock };
}
