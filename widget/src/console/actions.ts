import { choose, preferences, type Preferences } from './preferences';

const drawer = matchMedia('(max-width: 1359px)');

/** What the buttons do that concern this browser alone; the server hears nothing of it. */
const actions: Record<string, () => void> = {
  'fold-nav': () => {
    const folded = (document.querySelector('.nav')?.clientWidth ?? 0) < 100;
    choose({ nav: folded ? 'wide' : 'folded' });
  },
  density: () => choose({ density: preferences().density === 'compact' ? 'comfortable' : 'compact' }),
  details: toggleDetails,
  keys: () => document.querySelector<HTMLDialogElement>('#keys')?.showModal(),
};

const switches: Record<string, 'sound' | 'notifyNew' | 'notifyReply' | 'ctrlEnter'> = {
  sound: 'sound',
  'notify-new': 'notifyNew',
  'notify-reply': 'notifyReply',
  'ctrl-enter': 'ctrlEnter',
};

export function listenToActions(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const element = event.target.closest<HTMLElement>('[data-action], [data-theme-choice], [data-switch]');
    if (!element) return closeDrawerOutside(event.target);
    const { action, themeChoice, switch: name } = element.dataset;
    if (action) actions[action]?.();
    if (themeChoice) choose({ theme: themeChoice as Preferences['theme'] });
    if (name) void flip(name);
    showChoices();
  });
  // A menu that is opened shows what is chosen.
  document.addEventListener('toggle', showChoices, true);
}

export function act(action: string): void {
  actions[action]?.();
}

function toggleDetails(): void {
  const { dataset } = document.documentElement;
  if (!drawer.matches) return choose({ details: preferences().details === 'open' ? 'closed' : 'open' });
  if (dataset.details === 'drawer') {
    dataset.details = preferences().details;
    document.querySelector<HTMLElement>('.thread [data-action="details"]')?.focus();
  } else {
    dataset.details = 'drawer';
    document.querySelector<HTMLElement>('.details [data-action="details"]')?.focus();
  }
}

function closeDrawerOutside(target: Element): void {
  const { dataset } = document.documentElement;
  if (dataset.details === 'drawer' && !target.closest('.details')) dataset.details = preferences().details;
}

/** @returns whether a drawer was open */
export function closeDrawer(): boolean {
  if (document.documentElement.dataset.details !== 'drawer') return false;
  toggleDetails();
  return true;
}

async function flip(name: string): Promise<void> {
  const choice = switches[name];
  if (!choice) return;
  const on = !preferences()[choice];
  if (on && name.startsWith('notify') && (await permission()) !== 'granted') {
    document.querySelector('[data-notify-help]')?.removeAttribute('hidden');
    return;
  }
  choose({ [choice]: on });
  showChoices();
}

async function permission(): Promise<NotificationPermission> {
  if (!('Notification' in window)) return 'denied';
  return Notification.permission === 'default' ? Notification.requestPermission() : Notification.permission;
}

function showChoices(): void {
  const chosen = preferences();
  for (const button of document.querySelectorAll<HTMLElement>('[data-theme-choice]')) {
    button.setAttribute('aria-pressed', String(button.dataset.themeChoice === chosen.theme));
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-switch]')) {
    const choice = switches[button.dataset.switch ?? ''];
    const allowed =
      !button.dataset.switch?.startsWith('notify') ||
      ('Notification' in window && Notification.permission === 'granted');
    button.setAttribute('aria-checked', String(choice !== undefined && chosen[choice] && allowed));
  }
}
