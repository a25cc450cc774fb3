import type { Attachment, Problem, Receipt, Start, Started } from '../wire/shapes';

/** A file of a message on its way; with `id` once the server has all of it. */
export interface SentFile extends Omit<Attachment, 'id'> {
  id?: string;
  /** What its upload is called in the tab that holds it. */
  clientId?: string;
}

/** A message on its way. */
export interface Entry {
  clientId: string;
  /** The lane's key: a conversation's id, or of one that is not started yet the Start's clientId behind a tilde. */
  lane: string;
  text: string;
  /** The message waits until all of them are with the server. */
  files?: readonly SentFile[];
  /** This browser's time of writing, ms. */
  at: number;
  /** Its place among the lane's entries. */
  order: number;
  /** It may have reached the server. */
  tried: boolean;
  /** Why the server refused it for good. */
  problem?: Problem;
}

/** The messages of one conversation, in order; with the Start that comes first where there is one. */
export interface Lane {
  key: string;
  start?: Start;
  /** The conversation, once it is known. */
  id?: string;
}

/** Everything that can happen to an outbox. Tabs tell each other in these words. */
export type OutboxChange =
  | { type: 'added'; entry: Entry; lane: Lane }
  | { type: 'started'; lane: Lane; started: Started }
  | { type: 'accepted'; entry: Entry; conversationId: string; receipt: Receipt }
  | { type: 'refused'; clientId: string; problem: Problem }
  | { type: 'retried'; clientId: string }
  | { type: 'uploaded'; clientId: string; files: readonly SentFile[] }
  | { type: 'dropped'; clientId: string };

/** The lane of a conversation that exists. */
export const laneOf = (conversationId: string): Lane => ({ key: conversationId, id: conversationId });

/** The lane of a conversation that its first send will start. */
export const laneOfStart = (start: Start): Lane => ({ key: `~${start.clientId}`, start });

/** Whether all its files are with the server. */
export const isComplete = ({ files = [] }: Entry): boolean => files.every(({ id }) => id);
