import type { Author } from '../../wire/shapes';
import { Glyph } from '../glyph';
import { initialsOf } from './initials';

/** Up to two letters of a name; a speech bubble for those without one. */
export function Avatar({ author }: { author: Author }) {
  const initials = initialsOf(author.name ?? '');
  return (
    <span class="oc-avatar" aria-hidden="true">
      {initials || <Glyph name="chat" size={16} />}
    </span>
  );
}
