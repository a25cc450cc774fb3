import { useId } from 'preact/hooks';
import { Glyph } from '../glyph';

const kinds = {
  name: { type: 'text', autocomplete: 'name', maxLength: 100, dir: 'auto' },
  email: { type: 'email', autocomplete: 'email', maxLength: 254, dir: 'ltr' },
} as const;

interface Props {
  kind: keyof typeof kinds;
  label: string;
  value: string;
  error?: string;
  readOnly: boolean;
  onType(text: string): void;
}

/** A labelled field that says what is wrong with it below. */
export function Field({ kind, label, value, error, readOnly, onType }: Props) {
  const id = useId();
  return (
    <div class="oc-field">
      <label for={id}>{label}</label>
      <input
        {...kinds[kind]}
        id={id}
        name={kind}
        value={value}
        readOnly={readOnly}
        autocapitalize={kind === 'email' ? 'none' : 'words'}
        spellcheck={false}
        aria-invalid={error !== undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onInput={({ currentTarget }) => onType(currentTarget.value)}
      />
      {error && (
        <p class="oc-contact-wrong" id={`${id}-error`}>
          <Glyph name="alert" size={14} />
          {error}
        </p>
      )}
    </div>
  );
}
