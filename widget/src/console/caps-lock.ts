/** Says under a password field that caps lock is on. */
export function listenToCapsLock(): void {
  const check = (event: KeyboardEvent | MouseEvent) => {
    const field = event.target instanceof HTMLElement ? event.target : undefined;
    const hint = document.getElementById(field?.dataset.capsLock ?? '');
    // Filling in by a password manager sends keys that know no modifiers.
    if (hint && 'getModifierState' in event) hint.hidden = !event.getModifierState('CapsLock');
  };
  document.addEventListener('keydown', check);
  document.addEventListener('keyup', check);
  document.addEventListener('mousedown', check);
}
