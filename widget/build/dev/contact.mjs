import { Problem } from './problem.mjs';

/** Who somebody is who says so; checked as docs/wire.md says, as far as a widget can tell. */
export function identityOf({ name, email }) {
  const clean = { name: name?.trim() || undefined, email: email?.trim() || undefined };
  if (clean.email && !/^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(clean.email))
    throw new Problem(422, 'email_invalid');
  if ([...(clean.name ?? '')].length > 100) throw new Problem(422, 'name_invalid');
  return { grade: clean.name || clean.email ? 'claimed' : 'anonymous', ...clean };
}

/** What a host page says of its user: once in each wording, and nothing of it where it brings a proof that cannot be checked. @returns why not */
export function claimByHost(session, { email, emailHash, firstname = '', lastname = '' }) {
  if (emailHash !== undefined) return new Problem(401, 'token_invalid').body;
  try {
    const identity = identityOf({ name: `${firstname} ${lastname}`, email });
    const told = JSON.stringify(identity);
    if (told !== session.told && identity.grade !== 'anonymous') Object.assign(session, { identity, told });
    return undefined;
  } catch (problem) {
    return problem.body;
  }
}
