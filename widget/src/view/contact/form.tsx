import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../../frame/app';
import type { Contact } from '../../wire/shapes';
import { Glyph } from '../glyph';
import { Field } from './field';
import { type Mistake, mistakeIn, reasonOf } from './mistakes';

export type Typed = Record<'name' | 'email', string>;

interface Props {
  app: App;
  given: Typed;
  /** Without an address there is nothing to save. */
  needsEmail?: boolean;
  onTyped?(typed: Typed): void;
  save(contact: Contact): Promise<void>;
  /** Said beside the button once it is saved. */
  done?: string;
  children?: ComponentChildren;
}

/** Full name and email, with what is wrong about them at its field. What could not be sent is kept, and sent when the line is back. */
export function ContactForm({ app, given, needsEmail = false, onTyped, save, done, children }: Props) {
  const { strings } = app;
  const [typed, setTyped] = useState(given);
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState(false);
  const [mistake, setMistake] = useState<Mistake | undefined>(undefined);
  const form = useRef<HTMLFormElement>(null);

  const type = (field: keyof Typed, text: string) => {
    const next = { ...typed, [field]: text };
    setTyped(next);
    setSaved(false);
    if (mistake?.field === field || !mistake?.field) setMistake(undefined);
    onTyped?.(next);
  };

  const refuse = (wrong: Mistake) => {
    setMistake(wrong);
    if (wrong.field) form.current?.querySelector<HTMLElement>(`[name=${wrong.field}]`)?.focus();
  };

  const submit = async () => {
    if (saving) return;
    const wrong = mistakeIn(typed, needsEmail);
    if (wrong) return refuse(wrong);
    setSaving(true);
    setMistake(undefined);
    try {
      await save({ name: typed.name.trim() || undefined, email: typed.email.trim() || undefined });
      setSaved(true);
    } catch (error) {
      refuse(reasonOf(error));
    } finally {
      setSaving(false);
    }
  };

  const again = useRef(submit);
  again.current = submit;
  useEffect(
    () =>
      mistake?.later ? app.line.subscribe((line) => line === 'live' && void again.current()) : undefined,
    [mistake],
  );

  const field = (name: keyof Typed) => (
    <Field
      kind={name}
      label={strings(name === 'name' ? 'contact.name' : 'contact.email')}
      value={typed[name]}
      error={mistake?.field === name ? strings(mistake.text, mistake.terms) : undefined}
      readOnly={saving}
      onType={(text) => type(name, text)}
    />
  );
  return (
    <form
      class="oc-contact-form"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {field('name')}
      {field('email')}
      <p class="oc-contact-wrong" role="alert">
        {mistake && !mistake.field && (
          <>
            <Glyph name="alert" size={14} />
            {strings(mistake.text, mistake.terms)}
          </>
        )}
      </p>
      <div class="oc-contact-buttons">
        <button class="oc-contact-save" aria-busy={saving}>
          {strings(mistake?.later ? 'state.retry' : 'contact.save')}
        </button>
        {children}
        <span class="oc-contact-done" role="status">
          {saved && done && (
            <>
              <Glyph name="check" size={16} />
              {done}
            </>
          )}
        </span>
      </div>
    </form>
  );
}
