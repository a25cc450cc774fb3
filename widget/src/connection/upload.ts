import { isRetryable, Refused } from '../wire/refused';
import type { Attachment, Problem } from '../wire/shapes';
import { Backoff } from './backoff';
import { Cell } from './cell';
import { type Clock, within } from './clock';
import type { FileLine } from './file-line';
import { sleep, type Wake } from './wake';

const firstPiece = 256 * 1024;
const pieceWithin = 60_000;
const quick = 1_000;
/** Refused in passing: asking where the file stands puts these right. */
const outOfStep = new Set(['offset_mismatch', 'not_found', 'unauthenticated']);
const mostOutOfStep = 5;

export type UploadState =
  | { phase: 'sending'; sent: number }
  | { phase: 'ready'; attachment: Attachment }
  | { phase: 'failed'; problem: Problem };

export interface Path {
  line: FileLine;
  clock: Clock;
  wake: Wake;
  random: () => number;
}

/** One file on its way up: piece by piece, and on from where it was when the line comes back. */
export class Upload {
  /** `sent` is the part that the server has, 0 to 1. */
  readonly state = new Cell<UploadState>({ phase: 'sending', sent: 0 });
  private stop?: AbortController;
  private id?: string;

  constructor(
    readonly clientId: string,
    readonly name: string,
    private readonly path: Path,
  ) {}

  /** Begins, or begins again. */
  async send(blob: Blob): Promise<void> {
    this.stop?.abort();
    const { signal } = (this.stop = new AbortController());
    const { clock, wake, random } = this.path;
    const backoff = new Backoff(random);
    this.state.set({ phase: 'sending', sent: 0 });
    for (let missteps = 0; !signal.aborted;) {
      try {
        const attachment = await this.pass(blob, signal, () => backoff.reset());
        if (!signal.aborted) this.state.set({ phase: 'ready', attachment });
        return;
      } catch (error) {
        if (signal.aborted) return;
        const problem = error instanceof Refused ? error.problem : undefined;
        const misstep = problem !== undefined && outOfStep.has(problem.code);
        if (problem && (misstep ? ++missteps > mostOutOfStep : !isPassing(problem))) {
          return this.state.set({ phase: 'failed', problem });
        }
        await sleep(clock, wake, backoff.next(problem?.retryAfter), signal);
      }
    }
  }

  fail(problem: Problem): void {
    this.state.set({ phase: 'failed', problem });
  }

  /** Given up: the server need not keep it. */
  cancel(): void {
    this.stop?.abort();
    if (this.id) void this.path.line.drop(this.id).catch(() => undefined);
  }

  private async pass(blob: Blob, signal: AbortSignal, progress: () => void): Promise<Attachment> {
    const { line, clock } = this.path;
    const { clientId, name } = this;
    const { size, type } = blob;
    const reserved = await line.reserve({ clientId, name, size, ...(type && { type }) });
    this.id = reserved.id;
    let { offset } = reserved;
    let step = Math.min(firstPiece, reserved.chunk);
    for (;;) {
      this.state.set({ phase: 'sending', sent: offset / size });
      const from = clock.now();
      const piece = blob.slice(offset, offset + step);
      // A file that is all there without an answer gets it for an empty piece.
      const answer = await within(clock, pieceWithin, line.append(reserved.id, offset, piece, signal));
      progress();
      if (answer.attachment) return answer.attachment;
      if (answer.offset <= offset) throw new Error('the file does not get on');
      offset = answer.offset;
      if (clock.now() - from < quick) step = Math.min(step * 2, reserved.chunk);
    }
  }
}

const isPassing = (problem: Problem) => isRetryable(problem) && problem.code !== 'attachment_quota';
