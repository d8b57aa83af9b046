import type { Journal } from '../../contract/port/journal.ts';

/** A page of entries as they are stored, of the open live journal unless another is named. */
export function journalPage(
  journal: Journal,
  request: { journalId?: string | undefined; fromSequence: number; limit: number },
) {
  const heads = journal.heads();
  const live = heads.find((head) => head.kind === 'live' && head.state === 'open');
  const journalId = request.journalId ?? live?.journalId;
  const entries =
    journalId === undefined ? [] : journal.read(journalId, request.fromSequence, request.limit);
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
