import { Cell } from '../connection/cell';
import type { Clock } from '../connection/clock';
import type { ConversationLine } from '../connection/line';
import type { Held } from '../connection/uploads';
import type { Me } from '../conversation/me';
import { Reader } from '../conversation/reader';
import { Thread } from '../conversation/thread';
import { TypingTeller, TypingTracker } from '../conversation/typing';

/** One conversation on the desk: its events, who is typing in it, how far it was read. */
export class Talk {
  readonly thread: Thread;
  readonly typing: TypingTracker;
  readonly teller: TypingTeller;
  readonly reader: Reader;
  /** Files picked for the next reply. */
  readonly shelf = new Cell<readonly Held[]>([]);
  /** Why not all that was picked is there. */
  readonly leftOut = new Cell<'file.most' | 'composer.notAttached' | undefined>(undefined);

  constructor(
    readonly id: string,
    readonly me: Me,
    clock: Clock,
    random: () => number,
    line: () => ConversationLine | undefined,
  ) {
    this.thread = new Thread(id, me, line, clock, random);
    this.typing = new TypingTracker(clock);
    this.teller = new TypingTeller(clock, () => line()?.typing(id));
    this.reader = new Reader(clock, (seq) => {
      const up = line();
      up?.read(id, seq);
      return up !== undefined;
    });
  }
}
