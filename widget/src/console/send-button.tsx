import { useEffect, useRef, useState } from 'preact/hooks';
import { Glyph } from '../view/glyph';
import type { Then } from './desk';

interface Props {
  ready: boolean;
  onSend: (then: Then) => void;
}

const choices: { then: Then; label: string; keys: string }[] = [
  { then: 'stay', label: 'Send', keys: 'Enter' },
  { then: 'close', label: 'Send and close', keys: 'Ctrl Shift Enter' },
  { then: 'next', label: 'Send and next', keys: '' },
];

/** "Send", with what else can follow in its menu (O2). */
export function SendButton({ ready, onSend }: Props) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    place.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    const outside = (event: Event) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  const move = (event: KeyboardEvent) => {
    const items = [...(place.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') {
      event.preventDefault();
      setOpen(false);
      place.current?.querySelector<HTMLElement>('.send-more')?.focus();
    } else if (by) {
      event.preventDefault();
      const at = items.findIndex((item) => item === document.activeElement);
      items[(at + by + items.length) % items.length]?.focus();
    }
  };

  return (
    <div class="send" ref={place} onKeyDown={open ? move : undefined}>
      <button type="button" class="send-now" aria-disabled={!ready} onClick={() => onSend('stay')}>
        Send
      </button>
      <button
        type="button"
        class="send-more"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label="More ways to send"
        onClick={() => setOpen(!open)}
      >
        <Glyph name="down" size={14} />
      </button>
      {open && (
        <div class="menu-sheet send-menu" role="menu">
          {choices.map(({ then, label, keys }) => (
            <button
              key={then}
              type="button"
              role="menuitem"
              class="menu-item"
              aria-disabled={!ready}
              onClick={() => {
                setOpen(false);
                onSend(then);
              }}
            >
              <span>{label}</span>
              {keys && <kbd>{keys}</kbd>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
