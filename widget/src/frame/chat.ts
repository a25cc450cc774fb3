import type { Cell } from '../connection/cell';
import type { Lane } from '../connection/outbox-entry';
import type { Held } from '../connection/uploads';
import type { Reader } from '../conversation/reader';
import type { Thread } from '../conversation/thread';
import type { TypingTeller, TypingTracker } from '../conversation/typing';

/** One conversation in this frame, from the press of a start button on. */
export interface Chat {
  /** Keeps while the frame lives; not the conversation's id. */
  readonly key: string;
  readonly buttonId: string;
  /** The closed conversation that this one goes on from. */
  readonly follows?: string;
  /** When its view was first opened, ms. */
  readonly openedAt: number;
  readonly thread: Thread;
  readonly typing: TypingTracker;
  readonly teller: TypingTeller;
  readonly reader: Reader;
  /** Files for the next message. */
  readonly shelf: Cell<readonly Held[]>;
  /** Until files that were picked are on the shelf: what they need may have to be loaded first. */
  picking?: Promise<void>;
  /** Undefined until the first send. */
  lane?: Lane;
}

/** Where the text that is not sent yet is kept. */
export const draftKey = (chat: Chat): string => `d.${chat.thread.id ?? `+${chat.buttonId}`}`;
