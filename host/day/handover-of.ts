import { readEntry } from '../../contract/entry/read-entry.ts';
import type { ClosureReport } from '../../contract/host/day-shapes.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import { assert } from '../../domain/assert.ts';

type Handover = ClosureReport['handovers'][number];

/** A handover with what the count before it found: its corrections stand right before it, of one act. */
export function handoverOf(journal: Journal, handed: SealedEntry): Handover {
  const read = readEntry(handed.bytes);
  assert(read.known && read.type === 'session-handed-over', 'A handover is read as one');
  const { number, fromOperatorId, toOperatorId } = read.body;
  const differences: Handover['differences'] = [];
  for (let sequence = handed.sequence - 1; sequence > 0; sequence -= 1) {
    const before = journal.find(handed.journalId, sequence);
    const correction = before && correctionOf(before);
    if (!correction) break;
    differences.unshift(...correction);
  }
  return {
    session: number,
    at: read.envelope.recordedAt.utc,
    ...{ fromOperatorId, toOperatorId, differences },
  };
}

function correctionOf(sealed: SealedEntry): Handover['differences'] | null {
  const read = readEntry(sealed.bytes);
  if (!read.known || read.type !== 'money-moved') return null;
  const { kind, to, money, reasonCode } = read.body;
  if (kind !== 'drawer-correction') return null;
  return money.map(({ type, amountMinor }) => ({
    ...{ type, reasonCode },
    differenceMinor: to === 'drawer' ? amountMinor : 0 - amountMinor,
  }));
}
