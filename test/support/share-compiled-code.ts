import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Before all tests: whatever Node they start keeps its compiled code in one folder, gone afterwards.
 * The tests start hundreds of hosts, shells and workers, each of which compiled the same megabytes.
 */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-compiled-'));
  process.env.NODE_COMPILE_CACHE = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
