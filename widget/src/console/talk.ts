import type { Clock } from '../connection/clock';
import type { ConversationLine } from '../connection/line';
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
