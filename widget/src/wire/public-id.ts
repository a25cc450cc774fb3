/** Fills a buffer with random bytes; the browser's `crypto.getRandomValues`, or a test's own. */
export type RandomBytes = (length: number) => Uint8Array;

export const randomBytes: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

/** 128 random bits as 22 characters of base64url. */
export function mintId(random: RandomBytes): string {
  const raw = String.fromCharCode(...random(16));
  return btoa(raw).replaceAll('+', '-').replaceAll('/', '_').slice(0, 22);
}
