import { expect, test } from 'vitest';
import { mintId, randomBytes } from '../../src/wire/public-id';

test('An id is 128 bits in the one canonical spelling', () => {
  for (let i = 0; i < 100; i++) {
    const id = mintId(randomBytes);
    expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
    const bytes = Buffer.from(id, 'base64url');
    expect(bytes).toHaveLength(16);
    expect(bytes.toString('base64url')).toBe(id);
  }
});
