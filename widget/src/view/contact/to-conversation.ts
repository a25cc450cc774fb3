/** Focus goes on from what goes to where one writes; on touch to the messages, so that no keyboard springs up (V6). */
export function toConversation(from: HTMLElement | null): void {
  if (!from?.contains(document.activeElement)) return;
  const writes = matchMedia('(pointer: coarse)').matches ? '[role=log]' : '.oc-write';
  document.querySelector<HTMLElement>(writes)?.focus({ preventScroll: true });
}
