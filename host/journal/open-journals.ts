import type { JournalHead } from '../../contract/port/journal.ts';
import type { ActBuilder, OpeningReason } from './act-builder.ts';
import type { Signer } from './signer.ts';
import type { JournalDefect } from './start-check.ts';

/**
 * What has to happen to the till's journals before the first entry of this run: a first journal, a
 * successor to one whose key is lost or whose entries are damaged. Selling goes on in every case, and
 * every old row stays as it is.
 */
export function openJournals(
  act: ActBuilder,
  how: {
    signers: readonly [Signer, ...Signer[]];
    defects: readonly JournalDefect[];
    newId: () => string;
  },
): void {
  const [signer] = how.signers;
  for (const kind of ['live', 'training'] as const) {
    const head = act.openHead(kind);
    if (!head) continue;
    const reason = successionReason(head, how.signers, how.defects);
    if (reason) replaceJournal(act, head, { journalId: how.newId(), reason, signer });
  }
  if (!act.openHead('live')) {
    const isDamaged = how.defects.some(({ isSealing }) => isSealing);
    act.open({
      journalId: how.newId(),
      kind: 'live',
      reason: isDamaged ? 'integrity-defect' : 'first-start',
      predecessor: null,
      signer,
    });
  }
  const live = act.openHead('live');
  const liveSigner = how.signers.find(({ keyId }) => keyId === live?.keyId);
  if (!live || !liveSigner) return;
  for (const defect of how.defects) act.seal(live, defectEvent(defect), liveSigner);
}

/** A new journal of the same kind that names its predecessor's head. */
export function replaceJournal(
  act: ActBuilder,
  predecessor: JournalHead,
  start: { journalId: string; reason: OpeningReason; signer: Signer },
): void {
  act.open({ ...start, kind: predecessor.kind, predecessor });
}

function successionReason(
  head: JournalHead,
  signers: readonly Signer[],
  defects: readonly JournalDefect[],
): OpeningReason | null {
  // Going on in a damaged journal would number over what is missing, so this comes first.
  const isDamaged = defects.some(
    (defect) => defect.isSealing && defect.journalId === head.journalId,
  );
  if (isDamaged) return 'integrity-defect';
  return signers.some(({ keyId }) => keyId === head.keyId) ? null : 'key-lost';
}

function defectEvent({ journalId, sequence, problem, detail }: JournalDefect) {
  return {
    type: 'event' as const,
    body: {
      event: 'integrity-defect' as const,
      details: { journalId, sequence, problem, detail: detail.slice(0, 500) },
    },
    operatorId: '',
    personal: null,
  };
}
