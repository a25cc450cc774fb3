import type { KeptValues } from '../wire/host-messages';

/** What the widget keeps on the site: one key in its localStorage, one in the tab's; memory where storage is blocked. */
export interface Stored {
  readonly key: string;
  /** What is stored now, which other tabs may have changed. */
  read(): KeptValues;
  /** `undefined` removes. */
  write(values: KeptValues): void;
}

export function storedAs(key: string): Stored {
  let all: KeptValues = {};
  const read = () => {
    try {
      const parse = (storage: Storage) => JSON.parse(storage.getItem(key) || '{}') as KeptValues;
      all = { ...parse(localStorage), ...parse(sessionStorage) };
    } catch {
      // Blocked or spoilt: what is in memory counts.
    }
    return all;
  };
  return {
    key,
    read,
    write(values) {
      all = { ...read(), ...values };
      const part = (tab: boolean) =>
        JSON.stringify(
          Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith('tab.') === tab)),
        );
      try {
        sessionStorage.setItem(key, part(true));
        localStorage.setItem(key, part(false));
      } catch {
        // Blocked or full: memory has it.
      }
    },
  };
}
