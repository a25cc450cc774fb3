import type { Kept as Store } from '../../connection/outbox-store';

export type Kept = Pick<Store, 'get' | 'set'>;

const most = 16;
const key = 'emoji';

interface Known {
  /** As they were chosen, the last first. */
  recent: string[];
  /** 0 for none, 1 to 5. */
  tone: number;
}

/** What was chosen before; whatever else is stored there counts for nothing. */
export function known(kept: Kept): Known {
  const { recent, tone } = (kept.get(key) ?? {}) as Partial<Record<keyof Known, unknown>>;
  return {
    recent: Array.isArray(recent)
      ? recent.filter((one): one is string => typeof one === 'string').slice(0, most)
      : [],
    tone: [1, 2, 3, 4, 5].includes(tone as number) ? (tone as number) : 0,
  };
}

export function keepChosen(kept: Kept, text: string): void {
  const { recent, tone } = known(kept);
  kept.set({ [key]: { recent: [text, ...recent.filter((one) => one !== text)].slice(0, most), tone } });
}

export const keepTone = (kept: Kept, tone: number): void => kept.set({ [key]: { ...known(kept), tone } });
