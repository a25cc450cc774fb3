/** Keys of a dialog in a frame: Escape ends it, and Tab goes round within it, where the browser would go on in the page around. */
export function withinDialog(event: KeyboardEvent & { currentTarget: HTMLElement }, ended: () => void): void {
  if (event.key === 'Escape') ended();
  else if (event.key !== 'Tab') return;
  else {
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('button, input')];
    const last = stops.at(event.shiftKey ? 0 : -1);
    if (document.activeElement !== last && event.currentTarget.contains(document.activeElement)) return;
    stops.at(event.shiftKey ? -1 : 0)?.focus();
  }
  event.preventDefault();
}
