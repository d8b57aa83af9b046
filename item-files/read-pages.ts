import type { ItemDocument } from '../contract/document/item.ts';
import { type Failure, fail } from '../contract/failure/failure.ts';
import type { Language } from '../contract/rpc/machine-defaults.ts';
import { ok, type Result, refuse } from '../domain/result.ts';
import type { BadLines } from './bad-lines.ts';
import type { FileLine } from './file-line.ts';
import { lineNotes } from './line-words.ts';
import { openItemsFile } from './open-items-file.ts';
import { readItems } from './read-items.ts';

/** Bounds the memory for the codes that `readItems` remembers. */
export const maxImportLines = 2_000_000;
const maxShortenedSaid = 20;

export interface SentItems {
  /** Blank ones not counted. */
  lines: number;
  imported: number;
  shortened: number;
}

/** Where what is to be said goes. */
export interface Said {
  language: Language;
  note(text: string): void;
  progress(text: string): void;
}

/**
 * Reads the file and sends its items page by page; resolves when all pages are taken, or with the
 * first refusal. Throws FailureError for what is wrong with the file.
 */
export async function readPages({
  file,
  currency,
  totalLines,
  interrupted,
  bad,
  said: { language, note, progress },
  ...pages
}: {
  file: string;
  currency: string;
  totalLines: number | null;
  interrupted: AbortSignal;
  bad: BadLines;
  said: Said;
  pageSize: number;
  /** So many are on their way while the next is read. */
  maxUnderWay: number;
  send(items: ItemDocument[]): Promise<Result<unknown, Failure>>;
}): Promise<Result<SentItems, Failure>> {
  const underWay: Promise<Result<unknown, Failure>>[] = [];
  const counts: SentItems = { lines: 0, imported: 0, shortened: 0 };
  let page: ItemDocument[] = [];

  for await (const line of readItems(openItemsFile(file, interrupted), currency)) {
    if (line.number > maxImportLines)
      return refuse(fail('IMPORT_TOO_LONG', { file, limit: maxImportLines }));
    take(line);
    if (page.length < pages.pageSize) continue;
    progress(lineNotes[language].progress(line.number, totalLines));
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
    if (counts.shortened <= maxShortenedSaid) note(lineNotes[language].shortened(line.number));
  }

  async function send(): Promise<Result<unknown, Failure>> {
    if (page.length === 0) return ok(null);
    underWay.push(pages.send(page));
    counts.imported += page.length;
    page = [];
    return settle(pages.maxUnderWay - 1);
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
