import { ask, type Drawn, type Effect, turn } from './draw';

type Deps = readonly unknown[];
type Update<T> = T | ((before: T) => T);

/** What a component keeps from drawing to drawing, in the order that it asks for it. */
function kept<T extends object>(make: (drawn: Drawn) => T): T {
  const drawn = turn.of as Drawn;
  return (drawn.hooks[turn.hook++] ??= make(drawn)) as T;
}

const changed = (before: Deps | undefined, deps: Deps | undefined) =>
  !before || !deps || deps.some((one, i) => !Object.is(one, before[i]));

export function useState<T>(initial: T | (() => T)): [T, (next: Update<T>) => void] {
  const state = kept((drawn) => {
    const own = {
      value: typeof initial === 'function' ? (initial as () => T)() : initial,
      set(next: Update<T>) {
        const value = typeof next === 'function' ? (next as (before: T) => T)(own.value) : next;
        if (Object.is(value, own.value)) return;
        own.value = value;
        ask(drawn);
      },
    };
    return own;
  });
  return [state.value, state.set];
}

function effect(early: boolean, run: () => unknown, deps?: Deps): void {
  const own = kept<Effect>(() => ({ early }));
  if (!changed(own.deps, deps)) return;
  own.deps = deps;
  own.run = run;
  turn.of?.effects.push(own);
}

/** After the browser had its chance to show what was drawn. */
export const useEffect = (run: () => unknown, deps?: Deps): void => effect(false, run, deps);
/** Before it. */
export const useLayoutEffect = (run: () => unknown, deps?: Deps): void => effect(true, run, deps);

export function useMemo<T>(make: () => T, deps?: Deps): T {
  const memo = kept<{ deps?: Deps; value?: T }>(() => ({}));
  if (changed(memo.deps, deps)) {
    memo.deps = deps;
    memo.value = make();
  }
  return memo.value as T;
}

export const useCallback = <T>(call: T, deps?: Deps): T => useMemo(() => call, deps);
export const useRef = <T>(current: T): { current: T } => kept(() => ({ current }));

let ids = 0;
export const useId = (): string => useRef(`id${ids++}`).current;
