/** A short chime of our own: two soft tones. Silent, without error, until the browser allows sound. */
export class Bell {
  private context?: AudioContext;

  ring(): void {
    try {
      const context = (this.context ??= new AudioContext());
      if (context.state === 'running') this.play(context);
      else
        void context.resume().then(
          () => context.state === 'running' && this.play(context),
          () => undefined,
        );
    } catch {
      // No audio here.
    }
  }

  private play(context: AudioContext): void {
    tone(context, 784, 0);
    tone(context, 1175, 0.12);
  }
}

function tone(context: AudioContext, hertz: number, after: number): void {
  const at = context.currentTime + after;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.type = 'sine';
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(0.18, at + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.001, at + 0.5);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.55);
}
