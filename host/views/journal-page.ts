import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import { maxAnswerLength } from '../../contract/rpc/frames.ts';

/** Bytes of entries in one page: quoted once more, as they are in an answer, they fit in a frame. */
const maximumPageBytes = maxAnswerLength / 4;
/** Entries read at once; a large one takes 300 kB. */
const readAtOnce = 20;

/**
 * A page of entries as they are stored, of the open live journal unless another is named. Fewer than
 * asked for when they are large, never none while there is one.
 */
export function journalPage(
  journal: Journal,
  request: { journalId?: string | undefined; fromSequence: number; limit: number },
) {
  const heads = journal.heads();
  const live = heads.find((head) => head.kind === 'live' && head.state === 'open');
  const journalId = request.journalId ?? live?.journalId;
  const entries =
    journalId === undefined ? [] : pageOf(journal, journalId, request.fromSequence, request.limit);
  return {
    journalIds: heads.map((head) => head.journalId),
    entries: entries.map(({ bytes, ...entry }) => ({
      journalId: entry.journalId,
      segment: entry.segment,
      sequence: entry.sequence,
      type: entry.type,
      typeSequence: entry.typeSequence,
      text: new TextDecoder().decode(bytes),
      hash: entry.hash,
      signature: entry.signature,
      keyId: entry.keyId,
    })),
  };
}

function pageOf(
  journal: Journal,
  journalId: string,
  fromSequence: number,
  limit: number,
): SealedEntry[] {
  const page: SealedEntry[] = [];
  let bytes = 0;
  for (let next = fromSequence; page.length < limit; ) {
    const entries = journal.read(journalId, next, Math.min(readAtOnce, limit - page.length));
    const last = entries.at(-1);
    if (!last) break;
    for (const entry of entries) {
      bytes += entry.bytes.byteLength;
      if (bytes > maximumPageBytes && page.length > 0) return page;
      page.push(entry);
    }
    next = last.sequence + 1;
  }
  return page;
}
