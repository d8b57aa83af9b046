import type { ItemDocument } from '../../contract/document/item.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { BadLines } from '../../item-files/bad-lines.ts';
import type { FileLine } from '../../item-files/file-line.ts';
import { openItemsFile } from '../../item-files/open-items-file.ts';
import { readItems } from '../../item-files/read-items.ts';
import type { CommandContext } from './command.ts';
import { importNotes } from './import-texts.ts';

/** Bounds the memory for the codes that `readItems` remembers. */
export const maxImportLines = 2_000_000;
/** Small enough that a sale under way in the same host does not wait for a page to be parsed. */
const pageSize = 500;
/** One is parsed by the host while another is on its way and the next is read. */
const maxPagesUnderWay = 3;
const maxShortenedSaid = 20;

export interface SentItems {
  /** Blank ones not counted. */
  lines: number;
  imported: number;
  shortened: number;
}

/** Reads the file and sends its items page by page; resolves when the host has taken them all. */
export async function sendItems(
  { host, interrupted, language, note, progress }: CommandContext,
  {
    file,
    importId,
    currency,
    totalLines,
    bad,
  }: {
    file: string;
    importId: string;
    currency: string;
    totalLines: number | null;
    bad: BadLines;
  },
): Promise<Result<SentItems, Failure>> {
  const underWay: Promise<Result<unknown, Failure>>[] = [];
  const counts: SentItems = { lines: 0, imported: 0, shortened: 0 };
  let page: ItemDocument[] = [];

  for await (const line of readItems(openItemsFile(file, interrupted), currency)) {
    if (line.number > maxImportLines)
      return refuse(fail('IMPORT_TOO_LONG', { file, limit: maxImportLines }));
    take(line);
    if (page.length < pageSize) continue;
    progress(importNotes[language].progress(line.number, totalLines));
    const sent = await send();
    if (!sent.ok) return sent;
  }
  const sent = await send();
  if (!sent.ok) return sent;
  const taken = await settle(0);
  return taken.ok ? ok(counts) : taken;

  function take(line: FileLine): void {
    counts.lines += 1;
    if (line.refused !== null) {
      bad.add(line.number, line.refused);
      return;
    }
    page.push(line.read.item);
    if (!line.read.isShortened) return;
    counts.shortened += 1;
    if (counts.shortened <= maxShortenedSaid) note(importNotes[language].shortened(line.number));
  }

  async function send(): Promise<Result<unknown, Failure>> {
    if (page.length === 0) return ok(null);
    underWay.push(host.call('importPage', { importId, items: page }));
    counts.imported += page.length;
    page = [];
    return settle(maxPagesUnderWay - 1);
  }

  /** Waits until at most so many pages are under way, oldest first. */
  async function settle(most: number): Promise<Result<unknown, Failure>> {
    while (underWay.length > most) {
      const oldest = await underWay.shift();
      if (oldest?.ok === false) return oldest;
    }
    return ok(null);
  }
}
