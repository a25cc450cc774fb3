import type { Clock } from '../connection/clock';

const gathered = 300;

/** Tells how far one has read, gathered over a moment, only ever growing. */
export class Reader {
  private told = 0;
  private upTo = 0;
  private waiting = false;

  constructor(
    private readonly clock: Clock,
    private readonly tell: (seq: number) => boolean,
  ) {}

  /** On screen, tab visible, bottom reached. @param known what the server already knows */
  read(seq: number, known: number): void {
    this.told = Math.max(this.told, known);
    this.upTo = Math.max(this.upTo, seq);
    if (this.waiting || this.upTo <= this.told) return;
    this.waiting = true;
    this.clock.after(gathered, () => {
      this.waiting = false;
      if (this.tell(this.upTo)) this.told = this.upTo;
    });
  }
}
