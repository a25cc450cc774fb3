import type { Stored } from '../loader/stored';
import type { KeptValues } from '../wire/host-messages';

/** What is kept, read and written in another way. */
export const over = (inner: Stored, way: Pick<Stored, 'read' | 'write'>): Stored => ({
  key: inner.key,
  get brief() {
    return inner.brief;
  },
  set brief(brief) {
    inner.brief = brief;
  },
  ...way,
});

/** Nothing is kept beyond the page, whatever anybody consents to. */
export function memory(key: string): Stored {
  const all: KeptValues = {};
  return { key, read: () => all, write: (values) => void Object.assign(all, values) };
}
