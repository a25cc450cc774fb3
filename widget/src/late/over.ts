import type { Stored } from '../loader/stored';

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
