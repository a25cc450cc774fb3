import type { Batch } from '../wire/shapes';

/** How far a conversation is known; `logEpoch` is undefined before the first batch. */
export interface Position {
  seq: number;
  logEpoch: number | undefined;
}

export const nowhere: Position = { seq: 0, logEpoch: undefined };

/**
 * What a batch means to a client that stands at a position.
 * `append`: add what is new, stand at head. `replace`: too much lies between, show this batch alone. `ignore`: all of it is known.
 * `pull`: there is a gap, ask for it. `reset`: history was changed; drop everything and pull from 0.
 */
export type Step = 'append' | 'replace' | 'ignore' | 'pull' | 'reset';

/** For a batch that came by itself. */
export function onPush(position: Position, batch: Pick<Batch, 'after' | 'head' | 'logEpoch'>): Step {
  if (position.logEpoch === undefined) return 'pull';
  if (batch.logEpoch !== position.logEpoch) return 'reset';
  if (batch.head <= position.seq) return 'ignore';
  return batch.after === position.seq ? 'append' : 'pull';
}

/** For the answer to a pull; `asked` is the position that was asked for. */
export function onPull(
  position: Position,
  asked: number,
  batch: Pick<Batch, 'after' | 'head' | 'logEpoch'>,
): Step {
  if (position.logEpoch !== undefined && batch.logEpoch !== position.logEpoch)
    return asked === 0 ? 'replace' : 'reset';
  if (position.logEpoch === undefined) return asked === 0 ? 'replace' : 'reset';
  if (batch.after > asked) return batch.after > position.seq ? 'replace' : 'append';
  return batch.head > position.seq ? 'append' : 'ignore';
}
