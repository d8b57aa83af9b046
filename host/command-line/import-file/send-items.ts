import type { ItemDocument } from '../../../contract/document/item.ts';
import { type Failure, fail } from '../../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { CommandContext } from '../command.ts';
import { readLines } from '../read-lines.ts';
import type { BadLines } from './bad-lines.ts';
import { importNotes } from './import-texts.ts';
import { type ItemLine, readItemLine } from './item-line.ts';
import { openItemsFile } from './open-items-file.ts';

/** Codes seen are remembered to find repeats: about 50 bytes each. */
export const maxImportLines = 2_000_000;
const maxLineBytes = 10_000;
/** Small enough that a sale under way in the same host does not wait for a page to be parsed. */
const pageSize = 500;
/** One is parsed by the host while another is on its way and the next is read. */
const maxPagesUnderWay = 3;

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
  const lineOfGtin = new Map<number, number>();
  const counts: SentItems = { lines: 0, imported: 0, shortened: 0 };
  let page: ItemDocument[] = [];

  for await (const { number, bytes } of readLines(openItemsFile(file), maxLineBytes)) {
    if (number > maxImportLines)
      return refuse(fail('IMPORT_TOO_LONG', { file, limit: maxImportLines }));
    take(number, bytes);
    if (page.length < pageSize) continue;
    if (interrupted.aborted) return refuse(fail('INTERRUPTED'));
    progress(importNotes[language].progress(number, totalLines));
    const sent = await send();
    if (!sent.ok) return sent;
  }
  const sent = await send();
  if (!sent.ok) return sent;
  const taken = await settle(0);
  return taken.ok ? ok(counts) : taken;

  function take(number: number, bytes: Uint8Array | null): void {
    const read = readItemLine(bytes, currency);
    if (read.ok && read.value === null) return;
    counts.lines += 1;
    if (!read.ok) bad.add(number, read.error);
    else if (read.value !== null) takeItem(number, read.value);
  }

  function takeItem(number: number, { item, isShortened }: ItemLine): void {
    const gtin = Number(item.gtin);
    const known = lineOfGtin.get(gtin);
    if (known !== undefined) {
      bad.add(number, { problem: 'REPEATED', found: String(known) });
      return;
    }
    lineOfGtin.set(gtin, number);
    page.push(item);
    if (!isShortened) return;
    counts.shortened += 1;
    if (counts.shortened <= maxShortenedSaid) note(importNotes[language].shortened(number));
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

const maxShortenedSaid = 20;
