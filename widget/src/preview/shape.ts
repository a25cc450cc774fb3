/** Reads a value as it should be, or throws where it is not. */
export type Shape<T> = (value: unknown, at: string) => T;

export class Malformed extends Error {
  constructor(readonly at: string) {
    super(at);
  }
}

const wrong = (at: string): never => {
  throw new Malformed(at);
};

export const text =
  (most: number, form = /^/): Shape<string> =>
  (value, at) =>
    typeof value === 'string' && value.length <= most && form.test(value) ? value : wrong(at);

export const flag: Shape<boolean> = (value, at) => (typeof value === 'boolean' ? value : wrong(at));

export const number =
  (least: number, most: number): Shape<number> =>
  (value, at) =>
    typeof value === 'number' && value >= least && value <= most ? value : wrong(at);

export const oneOf =
  <const T extends string>(...names: T[]): Shape<T> =>
  (value, at) =>
    names.find((name) => name === value) ?? wrong(at);

export const maybe =
  <T>(shape: Shape<T>): Shape<T | undefined> =>
  (value, at) =>
    value === undefined || value === null ? undefined : shape(value, at);

export const list =
  <T>(shape: Shape<T>, most: number): Shape<T[]> =>
  (value, at) =>
    Array.isArray(value) && value.length <= most
      ? value.map((one, i) => shape(one, `${at}.${i}`))
      : wrong(at);

/** Names are whatever they are; values all have one shape. */
export const names =
  <T>(shape: Shape<T>, most: number): Shape<Record<string, T>> =>
  (value, at) => {
    const entries = Object.entries(object(value, at));
    if (entries.length > most) wrong(at);
    return Object.fromEntries(entries.map(([name, one]) => [name, shape(one, `${at}.${name}`)]));
  };

/** Takes over the members that are named, and nothing besides. */
export const members =
  <T extends object>(shapes: { [Name in keyof T]-?: Shape<T[Name]> }): Shape<T> =>
  (value, at) => {
    const given = object(value, at);
    const taken = Object.entries(shapes as Record<string, Shape<unknown>>).map(([name, shape]) => [
      name,
      shape(Object.hasOwn(given, name) ? given[name] : undefined, at ? `${at}.${name}` : name),
    ]);
    return Object.fromEntries(taken) as T;
  };

const object = (value: unknown, at: string): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : wrong(at);
