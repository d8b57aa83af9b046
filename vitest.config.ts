import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['node_modules/**', 'dist/**'],
    pool: 'forks',
    maxWorkers: 2,
    // A shop of a few items: a test that needs the full one says so.
    env: { COMPTOIR_DEMO: 'small' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
