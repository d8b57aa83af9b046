import type { Reporter } from 'vitest/node';

const most = 10;

/** After a run of many files: which took longest, hooks included, so that it is seen when one grows. */
export function slowestFiles(): Reporter {
  return {
    onTestRunEnd(modules) {
      if (modules.length <= most) return;
      const times = modules.map((module) => ({
        file: module.relativeModuleId,
        ms: module.diagnostic().duration,
      }));
      const slowest = times.toSorted((a, b) => b.ms - a.ms).slice(0, most);
      const sumS = Math.round(times.reduce((sum, { ms }) => sum + ms, 0) / 1_000);
      const lines = slowest.map(
        ({ file, ms }) => `${(ms / 1_000).toFixed(1).padStart(7)} s  ${file}`,
      );
      process.stdout.write(
        `The slowest of ${times.length} files, which took ${sumS} s together:\n${lines.join('\n')}\n`,
      );
    },
  };
}
