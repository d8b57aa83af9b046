import { spawn } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSigner } from '../../host/journal/signer.ts';
import { verifyJournals } from '../../host/journal/verify-journal.ts';
import { newFolder } from '../support/journal-on-disk.ts';
import { startTill } from '../support/journal-till.ts';

// Whole in CI, shortened on a developer's machine.
const rounds = process.env.CI ? 40 : 6;

test(`killed ${rounds} times while appending: no gap, no double, every acknowledged entry there`, async () => {
  const { folder, remove } = newFolder();
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const signers = [createSigner(createPrivateKey(pem))] as const;
  let acknowledged = 0;
  for (let round = 0; round < rounds; round += 1) {
    const said = await appendUntilKilled(folder, pem, round, 20 + ((round * 37) % 180));
    const till = startTill(folder, { signers });
    const { journalId = '', sequence = 0 } = till.writer.head('live') ?? {};
    expect(till.defects).toEqual([]);
    for (const [number, hash] of said) {
      expect(till.journal.find(journalId, number)?.hash).toBe(hash);
    }
    acknowledged = Math.max(acknowledged, ...said.map(([number]) => number));
    // At most the one entry that was stored but not said any more.
    expect(sequence - acknowledged).toBeLessThanOrEqual(1);
    expect(till.journal.journalIds()).toEqual([journalId]);
    expect(till.journal.openBasketSteps()).toEqual([]);
    const { checked, erased, ok } = verifyJournals(till.journal);
    expect({ checked, erased, ok }).toEqual({ checked: sequence, erased: 0, ok: true });
    acknowledged = sequence;
    till.close();
  }
  expect(acknowledged).toBeGreaterThan(rounds);
  remove();
}, 300_000);

/** Starts the child, kills it some time after its first entry, and gives what it had said. */
function appendUntilKilled(
  folder: string,
  pem: string,
  round: number,
  afterMs: number,
): Promise<[number, string][]> {
  const script = join(import.meta.dirname, 'journal-kill-child.ts');
  const child = spawn(process.execPath, [script, folder, pem, String(round)]);
  return new Promise((resolve, reject) => {
    let said = '';
    let complaint = '';
    let isTimerSet = false;
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (isTimerSet) return;
      isTimerSet = true;
      setTimeout(() => child.kill('SIGKILL'), afterMs);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (_, signal) => {
      if (signal !== 'SIGKILL') {
        reject(new Error(complaint));
        return;
      }
      const lines = said.split('\n').slice(0, -1);
      resolve(
        lines.map((line) => {
          const [number = '', hash = ''] = line.split(' ');
          return [Number(number), hash];
        }),
      );
    });
  });
}
