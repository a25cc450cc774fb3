import type { KeptValues } from '../wire/host-messages';

/** What the widget keeps on the site: one key in its localStorage, one in the tab's; memory where storage is blocked. */
export interface Stored {
  readonly key: string;
  /** All is kept in memory, as long as the visitor's consent is missing. */
  brief?: boolean;
  /** What is stored now, which other tabs may have changed. */
  read(): KeptValues;
  /** `undefined` removes. */
  write(values: KeptValues): void;
}

export function storedAs(key: string, brief?: boolean): Stored {
  let all: KeptValues | undefined;
  const stored: Stored = {
    key,
    brief,
    read() {
      try {
        // Nothing there is null, which spreads to nothing.
        const parse = (storage: Storage) => JSON.parse(storage.getItem(key) as string) as KeptValues;
        const found = { ...parse(localStorage), ...parse(sessionStorage) };
        // What the visitor himself wanted kept.
        if (!all) stored.brief &&= !found.consent;
        if (!stored.brief) all = found;
      } catch {
        // Blocked or spoilt: what is in memory counts.
      }
      return (all ??= {});
    },
    write(values) {
      const now = Object.assign(stored.read(), values);
      const part = (tab: boolean) =>
        JSON.stringify(
          Object.fromEntries(Object.entries(now).filter(([name]) => name.startsWith('tab.') === tab)),
        );
      try {
        if (stored.brief) return;
        sessionStorage.setItem(key, part(true));
        localStorage.setItem(key, part(false));
      } catch {
        // Blocked or full: memory has it.
      }
    },
  };
  return stored;
}
