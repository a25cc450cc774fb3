import { isRetryable, Refused } from '../wire/refused';
import type { Post, Posted, Problem, Start, Started } from '../wire/shapes';
import { Backoff } from './backoff';
import { onTheLine } from './on-the-line';
import type { Clock } from './clock';
import type { ConversationLine } from './line';
import type { Outbox } from './outbox';
import { type Entry, isComplete, type Lane } from './outbox-entry';
import { sleep, type Wake } from './wake';

const mostMessages = 20;
// A hub frame holds 64 KB, and a character may take three bytes.
const mostCharacters = 18_000;

/** The part of a line that sending needs; the console's has no Start. */
export type SendLine = Pick<ConversationLine, 'post'> & { start?(start: Start): Promise<Started> };

/** Empties the outbox through the line: one Post in flight per conversation, in order, again until it is known what became of it. */
export class Sender {
  private readonly busy = new Set<string>();
  /** Ends the waits, by the conversation whose news end one too. */
  private readonly nudges = new Map<() => void, string | undefined>();

  /** @param line the line if it is up and this tab may send */
  constructor(
    private readonly outbox: Outbox,
    private readonly line: () => SendLine | undefined,
    private readonly clock: Clock,
    private readonly wake: Wake,
    private readonly random: () => number,
  ) {
    outbox.version.subscribe(() => this.begin());
  }

  /** The line came up: sends what waits, without waiting any longer. */
  drain(): void {
    for (const nudge of [...this.nudges.keys()]) nudge();
    this.begin();
  }

  /** Somebody else's message was written there: what was refused for want of a store is tried now, and not when the wait is over. */
  heard(conversationId: string): void {
    for (const [nudge, id] of [...this.nudges]) if (id === conversationId) nudge();
  }

  private begin(): void {
    if (!this.line()) return;
    for (const lane of this.outbox.waiting()) {
      if (!this.busy.has(lane.key)) void this.drainLane(lane.key);
    }
  }

  private async drainLane(key: string): Promise<void> {
    this.busy.add(key);
    const backoff = new Backoff(this.random, onTheLine);
    for (;;) {
      const line = this.line();
      const lane = this.outbox.lane(key);
      const entries = next(this.outbox.of(key));
      // A conversation is started before its first message's files are there: it can be found again at once.
      const unstarted = lane && !lane.id && this.outbox.of(key).some(({ problem }) => !problem);
      if (!line || !lane || (entries.length === 0 && !unstarted)) break;
      const problem = await this.round(line, lane, entries).catch(() => unknown);
      if (problem) {
        // Who was told that it is too much waits as long as he was told.
        const heeds = problem.code === 'too_many' ? undefined : this.outbox.lane(key)?.id;
        await sleep(this.clock, this.wakeOrNudge(heeds), backoff.next(problem.retryAfter));
      } else backoff.reset();
    }
    this.busy.delete(key);
  }

  private wakeOrNudge(heeds: string | undefined): Wake {
    return (run) => {
      const stop = this.wake(run);
      this.nudges.set(run, heeds);
      return () => {
        stop();
        this.nudges.delete(run);
      };
    };
  }

  /** @returns why it is to be tried again later, undefined if there was progress */
  private async round(line: SendLine, lane: Lane, entries: Entry[]): Promise<Problem | undefined> {
    const conversationId = lane.id ?? (await this.start(line, lane));
    if (typeof conversationId !== 'string') return conversationId;
    if (entries.length === 0) return undefined;
    const messages = entries.map(toPost);
    this.outbox.markTried(entries);
    const posted = await line.post(conversationId, messages).catch((error: unknown): Posted => {
      if (error instanceof Refused) return { accepted: [], problem: error.problem };
      throw error;
    });
    posted.accepted.forEach((receipt, i) => {
      const entry = entries[i];
      if (entry) this.outbox.commit({ type: 'accepted', entry, conversationId, receipt });
    });
    const guilty = entries[posted.accepted.length];
    if (!posted.problem || !guilty) return undefined;
    return this.refuse(posted.problem, [guilty]);
  }

  private async start(line: SendLine, lane: Lane): Promise<string | Problem | undefined> {
    if (!lane.start || !line.start) throw new Error('a lane without a conversation needs a Start');
    try {
      const started = await line.start(lane.start);
      this.outbox.commit({ type: 'started', lane, started });
      return started.id;
    } catch (error) {
      if (error instanceof Refused) return this.refuse(error.problem, this.outbox.of(lane.key));
      throw error;
    }
  }

  private refuse(problem: Problem, entries: Entry[]): Problem | undefined {
    if (isRetryable(problem) || problem.code === 'unauthenticated') return problem;
    for (const { clientId, problem: before } of entries)
      if (!before) this.outbox.commit({ type: 'refused', clientId, problem });
    return undefined;
  }
}

/** The first entries that are not refused, as many as one Post may hold. */
function next(entries: Entry[]): Entry[] {
  const batch: Entry[] = [];
  let characters = 0;
  for (const entry of entries) {
    if (entry.problem) continue;
    // Those behind it wait too: the order is kept.
    if (!isComplete(entry)) break;
    characters += entry.text.length;
    if (batch.length === mostMessages || (batch.length > 0 && characters > mostCharacters)) break;
    batch.push(entry);
  }
  return batch;
}

const toPost = ({ clientId, text, files, tried }: Entry): Post => ({
  clientId,
  text,
  ...(files && { attachments: files.map(({ id = '' }) => id) }),
  ...(tried && { retry: true }),
});

/** No answer: whether it happened is not known, so it is sent again as it is. */
const unknown: Problem = { status: 0, code: 'unknown', title: '' };
