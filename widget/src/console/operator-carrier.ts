import { type Clock, within } from '../connection/clock';
import { conversationLine, listeners } from '../connection/hub-line';
import type { Carrier, ConversationLine, Pushes } from '../connection/line';
import { openHub } from '../connection/socket';

const openWithin = 10_000;
const answerWithin = 4_000;

/** The operator's way to the server: his hub, by the console's cookie. @param ping a call that costs little */
export async function operatorCarrier(
  hubUrl: string,
  clock: Clock,
  pushes: Pushes,
  ping: (line: ConversationLine) => Promise<unknown>,
): Promise<Carrier<ConversationLine>> {
  const hub = await openHub(hubUrl, listeners(pushes), openWithin, clock);
  const line = conversationLine(hub);
  return {
    line,
    ended: hub.ended.then(() => undefined),
    stop: () => hub.stop(),
    // A socket that slept with its page may be dead without knowing it.
    check: () => void within(clock, answerWithin, ping(line)).catch(() => hub.stop()),
  };
}
