import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/**/*.test.{ts,tsx,mjs}'],
    // Patience, not promises: a machine several times slower than this one passes too.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    expect: { poll: { timeout: 25_000 } },
  },
});
