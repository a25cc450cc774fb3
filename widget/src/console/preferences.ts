/** What an operator chose on this browser. */
export interface Preferences {
  theme: 'system' | 'light' | 'dark';
  density: 'comfortable' | 'compact';
  /** Unset: by the window's width. */
  nav?: 'folded' | 'wide';
  details: 'open' | 'closed';
  /** Width of the list, px. */
  list: number;
  sound: boolean;
  notifyNew: boolean;
  notifyReply: boolean;
  ctrlEnter: boolean;
}

const key = 'orleanschat.console';
const defaults: Preferences = {
  theme: 'system',
  density: 'comfortable',
  details: 'open',
  list: 344,
  sound: true,
  notifyNew: false,
  notifyReply: false,
  ctrlEnter: false,
};

/** Where storage is blocked the choices last as long as the page. */
let kept: Partial<Preferences> = {};

export function preferences(): Preferences {
  try {
    kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Preferences>;
  } catch {
    // Blocked or broken: what the page knows.
  }
  return { ...defaults, ...kept };
}

export function choose(choice: Partial<Preferences>): void {
  kept = { ...preferences(), ...choice };
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Kept in memory.
  }
  dress();
}

/** Narrow lists cannot be read, wide ones take the thread's room. */
export const listWidth = (width: number): number => Math.round(Math.min(420, Math.max(280, width)));

/** Puts the choices on the root element, where the style sheet reads them. */
export function dress(): void {
  const { theme, density, nav, details, list } = preferences();
  const { dataset, style } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
  if (nav) dataset.nav = nav;
  else delete dataset.nav;
  dataset.density = density;
  if (dataset.details !== 'drawer') dataset.details = details;
  style.setProperty('--list', `${listWidth(list)}px`);
}
