const longest = { email: 1_000, emailHash: 8_000, firstname: 1_000, lastname: 1_000 };

export type User = Partial<Record<keyof typeof longest, string>>;

/**
 * What the page says of its user, as plain text. What cannot be read, is no text or far too long is left out, and the console says so; with
 * a proof that is none nothing is left, for it would be taken as a claim (D4).
 */
export function userOf(told: unknown): User | undefined {
  if (told === undefined || told === null) return undefined;
  const user: User = {};
  for (const [name, most] of Object.entries(longest) as [keyof User, number][]) {
    let given: unknown;
    try {
      given = (told as Record<string, unknown>)[name] ?? undefined;
    } catch (error) {
      given = error;
    }
    if (typeof given === 'string' && given.length <= most) user[name] = given;
    else if (given !== undefined) {
      console.error('OrleansChat: bad_user_details', name);
      if (name === 'emailHash') return undefined;
    }
  }
  return user;
}
