import { act, closeDrawer } from './actions';
import { closeMenus } from './menus';
import { step } from './rows';

const presses: Record<string, (event: KeyboardEvent) => void> = {
  j: () => step(1),
  k: () => step(-1),
  r: () => document.querySelector<HTMLElement>('[data-composer]')?.focus(),
  e: () => press('e'),
  a: () => press('a'),
  '?': () => act('keys'),
};

/** Single keys for the inbox: nothing of them crosses to the server but what they press. */
export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === 'Escape') return escape(event);
    if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inRows = event.target instanceof Element && event.target.closest('[data-row]');
    const arrow = inRows && { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (arrow) {
      event.preventDefault();
      return step(arrow);
    }
    const run = presses[event.key.toLowerCase()];
    if (!run) return;
    event.preventDefault();
    run(event);
  });
}

/** The key belongs to a button on the page, which knows whether it may be pressed. */
function press(key: string): void {
  document.querySelector<HTMLElement>(`[data-key="${key}"]`)?.click();
}

function escape(event: KeyboardEvent): void {
  if (closeMenus() || closeDrawer()) return event.preventDefault();
  const field = event.target;
  if (!(field instanceof HTMLElement) || field.dataset.composer === undefined) return;
  event.preventDefault();
  field.blur();
  document.querySelector<HTMLElement>('[data-row][aria-current]')?.focus();
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
