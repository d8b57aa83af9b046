// One damaged page anywhere in the till file: either the till does not start, or it says what is
// wrong, or the page held nothing that matters. Never a silent loss, never a number given twice.
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { failureTexts } from '../../contract/failure/texts.ts';
import { type OpenTill, startedTill } from '../support/open-till.ts';
import { readJournal, verifyAll } from '../support/read-journal.ts';
import { copyOf, sellOne, soldTill } from '../support/sold-till.ts';
import { startTill } from '../support/start-till.ts';
import { type LastingClient, lastingClient } from '../support/till-client.ts';
import { tillOnFolder } from '../support/till-in-process.ts';

const pageSize = 4_096;
/** How many pages lie between two that are tried with the programs as they are shipped. */
const wholeStep = process.env.CI ? 8 : 16;

const sold = await soldTill();
const before = await entriesIn(copyOf(sold.folder));
const pages = statSync(join(sold.folder, 'till.db')).size / pageSize;

it('a damaged page of the till file is never silent, whichever', async () => {
  const ends = { refused: 0, reported: 0, harmless: 0 };
  for (let page = 0; page < pages; page += 1) ends[await endOf(page, tillOnFolder)] += 1;
  expect(ends.refused).toBeGreaterThan(0);
  expect(ends.reported + ends.harmless).toBeGreaterThan(0);
}, 240_000);

it(`nor with the programs as they are shipped (every ${wholeStep}th page)`, async () => {
  for (let page = wholeStep - 1; page < pages; page += wholeStep) await endOf(page, startedTill);
}, 240_000);

async function endOf(
  page: number,
  open: (folder: string) => Promise<OpenTill>,
): Promise<'refused' | 'reported' | 'harmless'> {
  const folder = copyOf(sold.folder);
  const file = join(folder, 'till.db');
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0x5a, page * pageSize + 200, page * pageSize + 300));
  const till = await open(folder).catch((refused: unknown) => {
    expect(String(refused)).toContain('STORE_DAMAGED');
    return null;
  });
  if (!till) return 'refused';
  const { client } = till;
  const { problem } = await verifyAll(client);
  if (problem === null) expect(await readJournal(client, before.journalId)).toEqual(before.entries);
  const sale = await sellOne(client, 'after').catch((refused: unknown) => codeIn(refused));
  if (typeof sale === 'string') expect(sale).toBe('STORE_DAMAGED');
  // A journal that is damaged is not gone on with: its numbers end where they ended.
  if (problem !== null && typeof sale !== 'string')
    expect(await isSealed(client, before)).toBe(true);
  await till.close();
  expect(till.errors()).toBe('');
  return problem !== null || typeof sale === 'string' ? 'reported' : 'harmless';
}

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
