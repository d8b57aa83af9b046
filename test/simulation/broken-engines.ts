import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assert } from '../../domain/assert.ts';
import type { CreateEngine } from './simulated-till.ts';

/** One change to the engine's own source that loses, doubles, swaps or forgets something. */
export interface Breakage {
  name: string;
  file: string;
  /** Stands there exactly once; when the engine changes, so must this. */
  find: string;
  replace: string;
  /** A seed that shows it, tried first; others follow when a change of the simulation moved it. */
  caughtBy: number;
}

export const breakages: readonly Breakage[] = [
  {
    name: 'the acknowledgement is not waited for',
    file: 'push-rounds.ts',
    find: 'return unanswered(answer.error);\n    }\n    return act(',
    replace:
      'memory.moveTo(journalId, sequence + entries.length - 1);\n return unanswered(answer.error);\n    }\n    return act(',
    caughtBy: 2,
  },
  {
    name: 'the order is swapped',
    file: 'read-batch.ts',
    find: 'batch.push(entry);',
    replace: 'batch.unshift(entry);',
    caughtBy: 1,
  },
  {
    name: 'the cursor is one ahead',
    file: 'push-rounds.ts',
    find: 'memory.acknowledge(journalId, reached,',
    replace: 'memory.acknowledge(journalId, reached + 1,',
    caughtBy: 1,
  },
  {
    name: 'another entry under the same number counts as ours',
    file: 'push-rounds.ts',
    find: "case 'fork':\n        return forked({ journalId, sequence: answer.sequence });",
    replace:
      "case 'fork':\n        memory.moveTo(journalId, answer.sequence);\n        return 'asked';",
    caughtBy: 17,
  },
  {
    name: 'a platform that lost entries does not get them again',
    file: 'push-rounds.ts',
    find: 'if (through < cursor) {',
    replace: 'if (through < cursor && through < 0) {',
    caughtBy: 2,
  },
  {
    name: 'only the newest journal is asked about',
    file: 'push-rounds.ts',
    find: 'missing.clear();\n      certain.clear();',
    replace: `missing.clear();
      for (const head of journal.heads()) if (head.state === 'open') certain.delete(head.journalId);`,
    caughtBy: 71,
  },
  {
    name: 'a successor goes before its predecessor',
    file: 'journals-in-order.ts',
    find: 'return [...ordered];',
    replace: 'return [...ordered].reverse();',
    caughtBy: 22,
  },
  {
    name: 'what the platform has is taken for ours',
    file: 'push-rounds.ts',
    find: 'memory.moveTo(journalId, through - 1);',
    replace: 'memory.moveTo(journalId, through);',
    caughtBy: 69,
  },
];

/** The engine with one thing broken, from a copy of its sources that is removed once loaded. */
export async function breakEngine({ file, find, replace }: Breakage): Promise<CreateEngine> {
  const root = join(import.meta.dirname, '..', '..');
  const sources = join(root, 'sync', 'push');
  // Inside the checkout, where the sources find their packages; git ignores it.
  mkdirSync(join(root, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(root, 'dist', '.broken-engine-'));
  try {
    for (const name of readdirSync(sources)) {
      const source = readFileSync(join(sources, name), 'utf8');
      if (name === file) {
        assert(source.split(find).length === 2, `What is broken in ${name} stands there once`);
      }
      const changed = name === file ? source.replace(find, () => replace) : source;
      const url = (path: string): string => pathToFileURL(join(sources, path)).href;
      const linked = changed.replace(/from '(\.\.\/[^']+)'/g, (_, path) => `from '${url(path)}'`);
      writeFileSync(join(folder, name), linked);
    }
    const loaded: { createPushEngine: CreateEngine } = await import(
      /* @vite-ignore */ pathToFileURL(join(folder, 'push-engine.ts')).href
    );
    return loaded.createPushEngine;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
