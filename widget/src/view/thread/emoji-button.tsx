import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import type { Props } from '../emoji/picker';
import { Adds } from './adds';

const smile = 'M12 21a9 9 0 100-18 9 9 0 000 18zM8 14a5 5 0 008 0M9 10h.01M15 10h.01';

/** Opens the picker, which is loaded with the first press. */
export function EmojiButton(given: Omit<Props, 'close'>) {
  const [picker, open] = useState<{ Picker: ComponentType<Props> }>();
  const label = given.strings('composer.emoji');
  const close = () => open(undefined);
  const press = () =>
    picker
      ? close()
      : void import('../emoji/picker').then(({ ready }) => ready(given.strings)).then(open, () => undefined);
  return (
    <>
      <Adds label={label} path={smile} aria-haspopup="dialog" aria-expanded={!!picker} onClick={press} />
      {picker && <picker.Picker {...given} close={close} />}
    </>
  );
}
