import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test.each([
  [
    'a rejected promise',
    `void Promise.reject(new SyntaxError('Unexpected token in "Ada Lovelace"'))`,
  ],
  ['a thrown error', `setTimeout(() => JSON.parse('Ada Lovelace'))`],
])(
  '%s that nobody waits for ends the process, with its place and without its data',
  (_, source) => {
    const file = join(import.meta.dirname, 'last-words.ts');
    const script = `import { sayLastWords } from ${JSON.stringify(file)};
    sayLastWords({ error: (facts, message) => console.error(JSON.stringify({ ...facts, message })) });
    ${source};
    setTimeout(() => undefined, 10_000);`;
    const ended = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
    });
    expect(ended.stderr).toContain('"error":"SyntaxError"');
    expect(ended.stderr).toContain('nobody');
    expect(ended.stderr).not.toContain('Lovelace');
    expect(ended.status).toBe(1);
  },
);
