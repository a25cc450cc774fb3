import { el } from '../dom';
import type { Strings } from '../strings';
import { inTone } from './list';

const hand = (tone: number) => inTone({ text: '✋', toned: true }, tone);

/** The skin tone that emoji are drawn in: a button that says it, and the choice that it opens. */
export class Tones {
  readonly button: HTMLElement;
  readonly choice: HTMLElement;
  private names: readonly string[] = [];

  constructor(
    private readonly strings: Strings,
    private tone: number,
    private readonly chosen: (tone: number) => void,
  ) {
    this.button = el('button', {
      type: 'button',
      class: 'oc-emoji-tone',
      'aria-expanded': false,
      click: () => this.open(!!this.choice.hidden),
    });
    this.choice = el(
      'div',
      {
        class: 'oc-emoji-tones',
        role: 'radiogroup',
        'aria-label': strings('emoji.tone'),
        hidden: true,
        keydown: (event) => this.onKey(event as KeyboardEvent),
      },
      [0, 1, 2, 3, 4, 5].map((one) =>
        el('button', { type: 'button', role: 'radio', click: () => this.choose(one) }, hand(one)),
      ),
    );
    this.draw();
  }

  /** @param names of the five */
  call(names: readonly string[]): void {
    this.names = names;
    this.draw();
  }

  /** @returns whether there was something to close */
  close(): boolean {
    if (this.choice.hidden) return false;
    this.open(false);
    this.button.focus();
    return true;
  }

  private open(open: boolean): void {
    this.choice.hidden = !open;
    this.button.setAttribute('aria-expanded', String(open));
    if (open) this.radios[this.tone]?.focus();
  }

  private choose(tone: number): void {
    this.tone = tone;
    this.draw();
    this.close();
    this.chosen(tone);
  }

  private get radios(): HTMLElement[] {
    return [...this.choice.children] as HTMLElement[];
  }

  private draw(): void {
    const nameOf = (tone: number) => (tone ? (this.names[tone - 1] ?? '') : this.strings('emoji.toneNone'));
    this.button.textContent = hand(this.tone);
    this.button.setAttribute('aria-label', `${this.strings('emoji.tone')}: ${nameOf(this.tone)}`);
    this.radios.forEach((radio, tone) => {
      radio.setAttribute('aria-label', nameOf(tone));
      radio.setAttribute('aria-checked', String(tone === this.tone));
      radio.tabIndex = tone === this.tone ? 0 : -1;
    });
  }

  private onKey(event: KeyboardEvent): void {
    const rtl = getComputedStyle(this.choice).direction === 'rtl' ? -1 : 1;
    const by = { ArrowRight: rtl, ArrowLeft: -rtl, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    const { radios } = this;
    radios.at((radios.indexOf(document.activeElement as HTMLElement) + by) % radios.length)?.focus();
  }
}
