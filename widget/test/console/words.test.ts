import { describe, expect, it } from 'vitest';
import { assignment, wordsFor } from '../../src/console/words';
import type { Author, WireEvent } from '../../src/wire/shapes';

const me: Author = { kind: 'operator', id: 'me', name: 'Grace' };
const colleague: Author = { kind: 'operator', id: 'al', name: 'Alan' };
const assigned = (author: Author, assignee?: Author): WireEvent => ({
  seq: 3,
  at: 0,
  kind: 'assigned',
  author,
  assignee,
});

describe('assignments in an operator’s words', () => {
  it.each([
    [assigned(me, me), 'Assigned to you, 14:05'],
    [assigned(colleague, colleague), 'Alan took it, 14:05'],
    [assigned(me, colleague), 'You assigned it to Alan, 14:05'],
    [assigned(colleague, me), 'Alan assigned it to you, 14:05'],
    [assigned(me), 'You took the assignment away, 14:05'],
    [assigned({ kind: 'system' }, me), 'The system assigned it to you, 14:05'],
  ])('%#', (event, words) => expect(assignment(event, 'me', '14:05')).toBe(words));
});

it('calls an unnamed visitor by the name of his row', () =>
  expect(wordsFor('Visitor K3YD')('conversation.team')).toBe('Visitor K3YD'));
