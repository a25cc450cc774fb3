import type { Mark } from './wrapping';

const tools = [
  { mark: '**', name: 'bold', key: 'B', label: 'B' },
  { mark: '*', name: 'italic', key: 'I', label: 'I' },
  { mark: '`', name: 'code', key: 'E', label: '</>' },
] as const;

interface Props {
  names: Record<'bold' | 'italic' | 'code', string>;
  apply(mark: Mark): void;
}

/** The buttons that set marks; the text keeps its selection. */
export function MarkTools({ names, apply }: Props) {
  return tools.map(({ mark, name, key, label }) => (
    <button
      key={name}
      type="button"
      class={`oc-tool oc-tool-${name}`}
      aria-label={names[name]}
      title={`${names[name]} (Ctrl+${key})`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => apply(mark)}
    >
      {label}
    </button>
  ));
}
