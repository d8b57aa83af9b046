import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { FailureError } from '../contract/failure/failure.ts';
import { countLines, openItemsFile } from './open-items-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'comptoir-items-'));
afterAll(() => rmSync(folder, { recursive: true }));

const text = Array.from({ length: 50_000 }, (_, n) => `${n}\tArticle ${n}\n`).join('');
const never = new AbortController().signal;

function file(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function contents(path: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of openItemsFile(path, never)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test('a file is read as it is, or unpacked when it begins like gzip, whatever its name', async () => {
  expect(await contents(file('plain.gz', text))).toBe(text);
  expect(await contents(file('packed.tsv', gzipSync(text)))).toBe(text);
  expect(await contents(file('empty.tsv', ''))).toBe('');
  expect(await countLines(file('again.gz', gzipSync(text)), never)).toBe(50_000);
});

test('a file that is cut off, or damaged inside, is said to be damaged', async () => {
  const packed = gzipSync(text);
  const damaged = Buffer.from(packed);
  damaged.fill(0, 1_000, 1_200);
  for (const bytes of [packed.subarray(0, packed.length / 2), damaged])
    await expect(contents(file('damaged.gz', bytes))).rejects.toMatchObject({
      failure: { code: 'FILE_DAMAGED' },
    });
});

test('a file that is not there, or is a folder, is said to be unreadable', async () => {
  for (const path of [join(folder, 'nothing'), folder]) {
    const error = await contents(path).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FailureError);
    expect(error).toMatchObject({ failure: { code: 'FILE_UNREADABLE' } });
  }
});

test('reading ends at once when it is interrupted', async () => {
  const interrupt = new AbortController();
  const chunks = openItemsFile(file('long.tsv', text), interrupt.signal);
  await chunks.next();
  interrupt.abort();
  await expect(chunks.next()).rejects.toMatchObject({ failure: { code: 'INTERRUPTED' } });
});
