// One damaged page anywhere in the till file: either the till does not start, or it says what is
// wrong, or the page held nothing that matters. Never a silent loss, never a number given twice.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { failureTexts } from '../../contract/failure/texts.ts';
import { readJournal, verifyAll } from '../support/read-journal.ts';
import { copyOf, sellOne, soldTill } from '../support/sold-till.ts';
import { startTill } from '../support/start-till.ts';
import { type LastingClient, lastingClient } from '../support/till-client.ts';

const pageSize = 4_096;
// Every page in CI, every fourth when a person waits for it.
const step = process.env.CI ? 1 : 4;

it(`a damaged page of the till file is never silent (every ${step}. page)`, async () => {
  const sold = await soldTill();
  const pages = statSync(join(sold.folder, 'till.db')).size / pageSize;
  const before = await entriesIn(copyOf(sold.folder));
  const ends = { refused: 0, reported: 0, harmless: 0 };
  for (let page = step === 1 ? 0 : 1; page < pages; page += step) {
    const folder = copyOf(sold.folder);
    const file = join(folder, 'till.db');
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x5a, page * pageSize + 200, page * pageSize + 300));
    const till = await startTill({ folder, signedOff: true }).catch((refused: unknown) => {
      expect(String(refused)).toContain('[STORE_DAMAGED]');
      return null;
    });
    if (!till) {
      ends.refused += 1;
      continue;
    }
    const client = lastingClient(folder);
    const { problem } = await verifyAll(client);
    if (problem === null)
      expect(await readJournal(client, before.journalId)).toEqual(before.entries);
    const sale = await sellOne(client, 'after').catch((refused: unknown) => codeIn(refused));
    if (typeof sale === 'string') expect(sale).toBe('STORE_DAMAGED');
    if (problem !== null || typeof sale === 'string') ends.reported += 1;
    else ends.harmless += 1;
    // A journal that is damaged is not gone on with: its numbers end where they ended.
    if (problem !== null && typeof sale !== 'string')
      expect(await isSealed(client, before)).toBe(true);
    client.close();
    await till.stop();
    expect(till.errors()).not.toContain('"level":50');
  }
  expect(ends.refused).toBeGreaterThan(0);
}, 240_000);

interface Known {
  journalId: string;
  entries: Awaited<ReturnType<typeof readJournal>>;
}

async function entriesIn(folder: string): Promise<Known> {
  const till = await startTill({ folder, signedOff: true });
  const client = lastingClient(folder);
  const entries = await readJournal(client);
  client.close();
  await till.stop();
  return { journalId: entries[0]?.journalId ?? '', entries };
}

/** The sale after the damage went to another journal. */
async function isSealed(client: LastingClient, { journalId }: Known): Promise<boolean> {
  const open = await readJournal(client);
  return open.length > 0 && open.every((entry) => entry.journalId !== journalId);
}

function codeIn(refused: unknown): string {
  const found = Object.keys(failureTexts).find((code) => String(refused).includes(code));
  return found ?? String(refused);
}
