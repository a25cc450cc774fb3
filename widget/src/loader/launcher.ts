import type { Appearance } from '../wire/config';
import { make } from './make';

const chat = 'M7 20l-4 1 1-4a9 9 0 1 1 3 3z';
const space = 'http://www.w3.org/2000/svg';

/** The button in the page's corner. @returns the button, and what sets its count of unread messages */
export function launcherOf(
  icon: Appearance['icon'],
  text: string,
  label: string,
): [HTMLElement, (unread: number) => void] {
  const button = make('button', text ? 'b t' : 'b');
  const badge = make('i', '');
  if (icon || !text) {
    const { width = 24, height = 24, path = chat } = icon ?? {};
    const svg = document.createElementNS(space, 'svg');
    const shape = document.createElementNS(space, 'path');
    svg.setAttribute('class', 'i');
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    shape.setAttribute('d', path);
    svg.append(shape);
    button.append(svg);
  }
  if (text) button.append(make('span', 'x', text));
  button.append(badge);
  const count = (unread: number) => {
    const shown = unread > 9 ? '9+' : unread || '';
    badge.textContent = `${shown}`;
    button.ariaLabel = label + (shown && ` (${shown})`);
  };
  return [button, count];
}
