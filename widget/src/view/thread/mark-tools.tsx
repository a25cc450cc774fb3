import type { Mark } from './wrapping';

const tools = [
  { mark: '**', name: 'bold', key: 'B', label: 'B' },
  { mark: '*', name: 'italic', key: 'I', label: 'I' },
  { mark: '`', name: 'code', key: 'E', label: '</>' },
] as const;

/** As the keyboard calls it. */
const command = /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl+';

interface Props {
  names: Record<'bold' | 'italic' | 'code', string>;
  apply(mark: Mark): void;
  /** The marks that what is selected has, where that is known. */
  on?: readonly string[];
}

/** The buttons that set marks; the text keeps its selection. */
export function MarkTools({ names, apply, on }: Props) {
  return tools.map(({ mark, name, key, label }) => (
    <button
      key={name}
      type="button"
      class={`oc-tool oc-tool-${name}`}
      aria-label={names[name]}
      aria-pressed={on?.includes(mark)}
      title={`${names[name]} (${command}${key})`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => apply(mark)}
    >
      {label}
    </button>
  ));
}
