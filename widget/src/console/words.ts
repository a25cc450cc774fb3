import { stringsOf, type Strings } from '../view/strings';
import filesEnglish from '../texts/en/files.json';
import threadEnglish from '../texts/en/thread.json';
import type { WireEvent } from '../wire/shapes';

/** The thread's texts as an operator reads them. @param visitor what the visitor is called */
export function wordsFor(visitor: string): Strings {
  const strings = stringsOf({ 'conversation.team': visitor }, 'en');
  strings.add(threadEnglish);
  strings.add(filesEnglish);
  return strings;
}

/** Assignments, which only operators see. */
export function assignment({ author, assignee }: WireEvent, meId: string | undefined, clock: string): string {
  const doer = author.id === meId ? 'You' : (author.name ?? 'The system');
  if (!assignee) return `${doer} took the assignment away, ${clock}`;
  const self = assignee.id === author.id;
  if (self) return author.id === meId ? `Assigned to you, ${clock}` : `${doer} took it, ${clock}`;
  return `${doer} assigned it to ${assignee.id === meId ? 'you' : (assignee.name ?? 'a colleague')}, ${clock}`;
}
