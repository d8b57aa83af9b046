import { defineConfig } from 'vitest/config';
import { slowestFiles } from './test/support/slowest-files.ts';

/** Where `npm test` reads what the run came to. */
const resultFile = process.env.COMPTOIR_TEST_RESULT;
const inFile: ['json', { outputFile: string }][] = resultFile
  ? [['json', { outputFile: resultFile }]]
  : [];

export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['node_modules/**', 'dist/**'],
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['default', slowestFiles(), ...inFile],
    globalSetup: 'test/support/share-compiled-code.ts',
    // A shop of a few items: a test that needs the full one says so.
    env: { COMPTOIR_DEMO: 'small' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is waited for comes late on a slow machine; what never comes fails all the same.
    expect: { poll: { timeout: 20_000 } },
  },
});
