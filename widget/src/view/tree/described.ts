/** What a component may answer: JSX, texts, lists of both; nothing, where it is nothing that shows. */
export type Child = Described | string | number | boolean | null | undefined | Child[];
export type Props = Record<string, unknown> & { children?: Child };
export type Component = (props: Props) => Child;

/** An element or a component as JSX says it. Only what was made here is drawn, never an object that data brought. */
export class Described {
  readonly key?: string;

  constructor(
    readonly type: string | Component,
    readonly props: Props,
    key?: string | number,
  ) {
    if (key !== undefined) this.key = `${key}`;
  }
}

export const Fragment: Component = ({ children }) => children;

/** What the compiler makes of JSX. */
export const jsx = (type: string | Component, props: Props, key?: string | number): Described =>
  new Described(type, props, key);

export { jsx as jsxs, jsx as jsxDEV };
