import type { Author, Seen } from '../wire/shapes';

/** Whose eyes a conversation is seen with. */
export interface Me {
  /** Who writes what is on its way. */
  self: Author;
  /** Whether this author's messages stand on one's own side. */
  isOwn(author: Author): boolean;
  /** How far this side has read, and how far the other. */
  read(seen: Seen): number;
  readByOther(seen: Seen): number;
}

export const visitor: Me = {
  self: { kind: 'visitor' },
  isOwn: (author) => author.kind === 'visitor',
  read: (seen) => seen.visitor,
  readByOther: (seen) => seen.team,
};

/** An operator: all of the team's messages stand on his side. */
export const operator = (self: Author): Me => ({
  self,
  isOwn: (author) => author.kind !== 'visitor',
  read: (seen) => seen.team,
  readByOther: (seen) => seen.visitor,
});
