import { Cell } from '../connection/cell';
import type { Clock } from '../connection/clock';

const hiddenFor = 5 * 60_000;

/** Whether this tab needs the line: there is something to hear or to send, and the tab was visible within 5 minutes. */
export class Need {
  readonly state = new Cell(false);
  private asleep = false;
  private cancel?: () => void;

  constructor(
    private readonly clock: Clock,
    private readonly wanted: () => boolean,
  ) {
    document.addEventListener('visibilitychange', () => {
      this.watchHidden();
      this.check();
    });
    this.watchHidden();
  }

  check(): void {
    this.state.set(!this.asleep && this.wanted());
  }

  private watchHidden(): void {
    this.cancel?.();
    this.asleep = false;
    if (document.visibilityState === 'hidden') {
      this.cancel = this.clock.after(hiddenFor, () => {
        this.asleep = true;
        this.check();
      });
    }
  }
}
