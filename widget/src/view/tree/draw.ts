import { type Child, type Component, Described, Fragment } from './described';
import { setAll } from './attributes';

/** What stands on the page, and what it was drawn from: an element, a text, or a component. */
export interface Drawn {
  of: Described | string;
  key: string | number;
  parts: Drawn[];
  above?: Drawn;
  depth: number;
  dom?: Element | Text;
  hooks: object[];
  /** Of this drawing, to be run when it is done. */
  effects: Effect[];
  /** It is to be drawn again. */
  asked?: boolean;
  gone?: boolean;
  /** The drawing that it was last part of. */
  pass?: number;
}

export interface Effect {
  /** Before the browser shows what was drawn. */
  early: boolean;
  deps?: readonly unknown[];
  run?: (() => unknown) | undefined;
  end?: unknown;
}

const roots = new WeakMap<Element, Drawn>();
let passes = 0;
/** Whose turn it is, and its next hook. */
export const turn: { of?: Drawn; hook: number } = { hook: 0 };
let early: Effect[] = [];
let late: [Drawn, Effect][] = [];
let asked: Drawn[] = [];

const made = (of: Described | string, key: string | number, above?: Drawn): Drawn => ({
  of,
  key,
  above,
  depth: above ? above.depth + 1 : 0,
  parts: [],
  hooks: [],
  effects: [],
});

/** Draws into an element what it was not, and changes what it was; `null` takes it out. */
export function render(child: Child, place: Element): void {
  let root = roots.get(place);
  if (!root) {
    roots.set(place, (root = made('', 0)));
    root.dom = place;
  }
  drawParts(root, child);
  arrange(root);
  runEarly();
}

/** Draws a component again, soon, with whatever else has changed by then. */
export function ask(drawn: Drawn): void {
  if (drawn.asked || drawn.gone) return;
  drawn.asked = true;
  if (asked.push(drawn) === 1) queueMicrotask(drawAsked);
}

function drawAsked(): void {
  runLate();
  const all = asked.sort((a, b) => a.depth - b.depth);
  asked = [];
  for (const drawn of all) {
    if (!drawn.asked || drawn.gone) continue;
    const before = nodesOf(drawn);
    drawComponent(drawn);
    const after = nodesOf(drawn);
    let host = drawn;
    while (host.above && !host.dom) host = host.above;
    if (before.length !== after.length || before.some((node, i) => node !== after[i])) arrange(host);
  }
  runEarly();
}

function drawParts(above: Drawn, child: Child): void {
  const before = above.parts;
  const pass = ++passes;
  const parts: Drawn[] = [];
  let loose = 0;
  let moved: Map<string | number, Drawn[]> | undefined;
  /** What was drawn for the key; as long as all stands where it stood, the next one. */
  const known = (key: string | number): Drawn | undefined => {
    const next = before[parts.length];
    if (!moved && next?.key === key) return next;
    if (!moved) {
      moved = new Map();
      for (const one of before.slice(parts.length)) {
        const same = moved.get(one.key);
        if (same) same.push(one);
        else moved.set(one.key, [one]);
      }
    }
    return moved.get(key)?.shift();
  };
  for (const one of Array.isArray(child) ? child : [child]) {
    if (one === null || one === undefined || typeof one === 'boolean') {
      loose++;
      continue;
    }
    const of = described(one);
    const key = (of instanceof Described ? of.key : undefined) ?? loose++;
    const drawn = draw(above, known(key), of, key);
    drawn.pass = pass;
    parts.push(drawn);
  }
  above.parts = parts;
  for (const one of before) {
    if (one.pass === pass) continue;
    end(one);
    for (const node of nodesOf(one)) node.remove();
  }
}

/** A list in a list is one of its own, so that what stands behind keeps its place. */
function described(child: Exclude<Child, null | undefined | boolean>): Described | string {
  if (Array.isArray(child)) return new Described(Fragment, { children: child });
  return child instanceof Described ? child : String(child);
}

const typeOf = (of: Described | string) => (of instanceof Described ? of.type : '');

function draw(above: Drawn, before: Drawn | undefined, of: Described | string, key: string | number): Drawn {
  // The very same is not compared again.
  if (before?.of === of) return before;
  const same = before && typeOf(before.of) === typeOf(of) ? before : undefined;
  const drawn = same ?? made(of, key, above);
  const old = same?.of;
  drawn.of = of;
  if (!(of instanceof Described)) {
    if (same) (same.dom as Text).data = of;
    else drawn.dom = document.createTextNode(of);
  } else if (typeof of.type === 'string') {
    const element = (drawn.dom ??= create(above, of.type)) as Element;
    drawParts(drawn, of.props.children);
    arrange(drawn);
    setAll(element, of.props, old instanceof Described ? old.props : {});
  } else drawComponent(drawn);
  return drawn;
}

function create(above: Drawn, type: string): Element {
  let host: Drawn | undefined = above;
  while (host?.above && !host.dom) host = host.above;
  const inSvg = host?.dom instanceof SVGElement;
  return inSvg || type === 'svg'
    ? document.createElementNS('http://www.w3.org/2000/svg', type)
    : document.createElement(type);
}

function drawComponent(drawn: Drawn): void {
  const { type, props } = drawn.of as Described;
  const before = { ...turn };
  turn.of = drawn;
  turn.hook = 0;
  drawn.asked = false;
  const child = (type as Component)(props);
  Object.assign(turn, before);
  drawParts(drawn, child);
  const { effects } = drawn;
  drawn.effects = [];
  for (const effect of effects) {
    if (effect.early) early.push(effect);
    else if (late.push([drawn, effect]) === 1) setTimeout(runLate);
  }
}

const nodesOf = (drawn: Drawn): (Element | Text)[] =>
  drawn.dom ? [drawn.dom] : drawn.parts.flatMap(nodesOf);

/** Puts an element's nodes in order, from the end; what stands right is not touched. */
function arrange({ dom, parts }: Drawn): void {
  let next: Node | null = null;
  const nodes = parts.flatMap(nodesOf);
  for (const node of nodes.reverse()) {
    if (node.nextSibling !== next || node.parentNode !== dom) dom?.insertBefore(node, next);
    next = node;
  }
}

function end(drawn: Drawn): void {
  drawn.gone = true;
  for (const hook of drawn.hooks) stop(hook as Effect);
  const ref = drawn.of instanceof Described && (drawn.of.props.ref as { current: unknown } | undefined);
  if (ref && ref.current === drawn.dom) ref.current = null;
  drawn.parts.forEach(end);
}

function stop(effect: Effect): void {
  const { end } = effect;
  effect.end = undefined;
  if (typeof end === 'function') (end as () => void)();
}

function run(effects: Effect[]): void {
  const due = effects.filter((effect) => effect.run);
  due.forEach(stop);
  for (const effect of due) {
    const begin = effect.run;
    effect.run = undefined;
    effect.end = begin?.();
  }
}

function runEarly(): void {
  const effects = early;
  early = [];
  run(effects);
}

function runLate(): void {
  const effects = late;
  late = [];
  run(effects.filter(([drawn]) => !drawn.gone).map(([, effect]) => effect));
}
