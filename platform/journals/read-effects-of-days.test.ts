import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { noEffects } from '../../domain/effects/effects-of.ts';
import { readEffects } from './read-effects.ts';

const fixture = join(import.meta.dirname, '../../test/fixtures/journal/v1-day/entries.jsonl');
const row = z.object({ type: z.string(), bytes: z.base64() });

test('what a till says of its day is read, and moves nothing but what its sales move', () => {
  const rows = readFileSync(fixture, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => row.parse(JSON.parse(line)));
  for (const { type, bytes } of rows) {
    const content: unknown = JSON.parse(Buffer.from(bytes, 'base64').toString('utf8'));
    const said = readEffects(content, 's-1');
    expect([type, said.kind]).toEqual([type, 'effects']);
    if (said.kind !== 'effects' || type === 'transaction') continue;
    expect(said.effects).toEqual(noEffects);
  }
  expect(rows.map(({ type }) => type)).toContain('session-closed');
});
