import { execFileSync } from 'node:child_process';
import { cpus, loadavg, release, totalmem } from 'node:os';

/** What the numbers depend on, for whoever compares them. */
export interface Machine {
  date: string;
  commit: string;
  processor: string;
  memoryGb: number;
  system: string;
  node: string;
  /** Processes that wanted a processor in the minute before: more than there are cores means noise. */
  loadAtStart: number;
}

export function thisMachine(): Machine {
  const [first] = cpus();
  return {
    date: new Date().toISOString(),
    commit: commit(),
    processor: `${cpus().length} × ${first?.model ?? 'unknown'}`,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    node: process.version,
    loadAtStart: loadNow(),
  };
}

export function loadNow(): number {
  return Number((loadavg()[0] ?? 0).toFixed(1));
}

function commit(): string {
  try {
    const options = { cwd: import.meta.dirname, encoding: 'utf8', stdio: 'pipe' } as const;
    const hash = execFileSync('git', ['rev-parse', '--short', 'HEAD'], options).trim();
    const isDirty = execFileSync('git', ['status', '--porcelain', '-uno'], options).trim() !== '';
    return isDirty ? `${hash} with changes` : hash;
  } catch {
    return 'unknown';
  }
}
