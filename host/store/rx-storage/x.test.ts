import { it } from 'vitest';
import { rxdbTestUtils } from './rxdb-test-utils.ts';
import { sqliteStorage } from './sqlite-storage.ts';
import { testFiles } from './test-files.ts';
it('perf', async () => {
  const { runPerformanceTests } = await rxdbTestUtils();
  const files = testFiles(['synchronous=FULL']);
  const storage = sqliteStorage(files);
  const r = await runPerformanceTests(storage, 'ours', { runs: 4, waitBetweenTests: 0, log: false });
  process.stdout.write(JSON.stringify(r, null, 1));
  files.dispose();
});
