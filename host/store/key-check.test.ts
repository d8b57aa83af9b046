import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keyCheckOf, readKeyCheck, writeKeyCheck } from './key-check.ts';
import { openTillFile } from './till-file.ts';

const key = new Uint8Array(32).fill(7);
const newFolder = () => mkdtempSync(join(tmpdir(), 'comptoir-key-check-'));

it('is read back as it was written, and leaves nothing beside it', () => {
  const folder = newFolder();
  writeKeyCheck(folder, key);
  expect(readKeyCheck(folder)).toBe(keyCheckOf(key));
  expect(readdirSync(folder)).toEqual(['till.key-check']);
});

it('a power cut while it is written leaves the one before, or none', () => {
  const folder = newFolder();
  // What the cut leaves of the draft; the file itself is only ever renamed into its place.
  writeFileSync(join(folder, 'till.key-check.new'), '0123');
  expect(readKeyCheck(folder)).toBeNull();
  writeKeyCheck(folder, key);
  expect(readFileSync(join(folder, 'till.key-check'), 'utf8')).toBe(`${keyCheckOf(key)}\n`);
});

it('where there was a key check, readable or not, a missing till file is never taken for a new one', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'till.key-check'), '');
  expect(() => openTillFile({ folder, key })).toThrow('gone or empty');
});
