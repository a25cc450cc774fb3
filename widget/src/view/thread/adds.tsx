import type { ButtonHTMLAttributes } from 'preact';
import { Drawing } from '../glyph';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'label'> {
  label: string;
  path: string;
}

/** A button for what is added to a message; the text keeps its caret. */
export const Adds = ({ label, path, ...more }: Props) => (
  <button
    type="button"
    class="oc-attach"
    aria-label={label}
    title={label}
    onMouseDown={(event) => event.preventDefault()}
    {...more}
  >
    <Drawing path={path} />
  </button>
);
