import { defineConfig } from 'vitest/config';
import { tree } from './build/tree.mjs';

export default defineConfig({
  resolve: { alias: tree },
  test: {
    environment: 'node',
    include: ['test/**/*.test.{ts,tsx,mjs}'],
    // Patience, not promises: a machine several times slower than this one passes too.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    expect: { poll: { timeout: 25_000 } },
  },
});
