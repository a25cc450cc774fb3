import { isRetryable, Refused } from '../../wire/refused';
import type { StringKey, Terms } from '../strings';
import type { Typed } from './form';

/** Why details are not saved. */
export interface Mistake {
  /** The one to be mended; none where it is not the visitor's. */
  field?: keyof Typed;
  text: StringKey;
  terms?: Terms;
  /** The same can succeed later. */
  later?: boolean;
}

/** What can be seen without asking the server, which decides. */
export function mistakeIn({ email }: Typed, needsEmail: boolean): Mistake | undefined {
  const address = email.trim();
  if (needsEmail && !address) return { field: 'email', text: 'contact.emailMissing' };
  if (address && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(address))
    return { field: 'email', text: 'contact.emailInvalid' };
  return undefined;
}

/** What a refusal, or no answer at all, means here. */
export function reasonOf(error: unknown): Mistake {
  if (!(error instanceof Refused)) return { text: 'contact.failed', later: true };
  const { code, problem } = error;
  if (code === 'email_invalid') return { field: 'email', text: 'contact.emailInvalid' };
  if (code === 'name_invalid') return { field: 'name', text: 'contact.nameInvalid' };
  if (code === 'inactive') return { text: 'problem.inactive' };
  if (code === 'too_many') return { text: 'contact.tooMany' };
  return isRetryable(problem)
    ? { text: 'contact.failed', later: true }
    : { text: 'problem.unknown', terms: { title: problem.title } };
}
