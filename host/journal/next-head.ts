import type { Envelope } from '../../contract/entry/envelope.ts';
import type { ReadBody } from '../../contract/entry/read-entry.ts';
import type { JournalHead, OpenPeriod, Period, SealedEntry } from '../../contract/port/journal.ts';
import {
  addToTotals,
  type PerpetualTotals,
  zeroTotals,
} from '../../domain/fiscal/perpetual-totals.ts';
import { noHash } from './canonical.ts';

/** A journal before its first entry. `previousHash` is its predecessor's head, if it has one. */
export function headBeforeFirst(start: {
  journalId: string;
  kind: JournalHead['kind'];
  currency: string;
  keyId: string;
  previousHash?: string;
}): JournalHead {
  const nothing: OpenPeriod = { number: 0, sequence: 0, totals: zeroTotals(start.currency) };
  return {
    journalId: start.journalId,
    kind: start.kind,
    state: 'open',
    segment: 1,
    sequence: 0,
    hash: start.previousHash ?? noHash,
    keyId: start.keyId,
    totals: zeroTotals(start.currency),
    types: {},
    periods: { day: nothing, month: nothing, year: nothing },
    lastClosure: 0,
    businessDay: '',
  };
}

/** The head after one more entry. Sealing, verifying and rebuilding all take this one step. */
export function nextHead(
  head: JournalHead,
  { sealed, envelope, read }: { sealed: SealedEntry; envelope: Envelope; read: ReadBody },
): JournalHead {
  return {
    journalId: head.journalId,
    kind: head.kind,
    state: read.known && read.type === 'journal-sealed' ? 'sealed' : head.state,
    segment: endsSegment(read) ? head.segment + 1 : head.segment,
    sequence: sealed.sequence,
    hash: sealed.hash,
    keyId: read.known && read.type === 'key-rotated' ? read.body.newKeyId : head.keyId,
    totals: envelope.totals,
    types: {
      ...head.types,
      [sealed.type]: { sequence: sealed.typeSequence, signature: sealed.signature },
    },
    periods: nextPeriods(head, read, sealed.sequence),
    lastClosure: read.known && read.type === 'closure' ? sealed.sequence : head.lastClosure,
    businessDay: envelope.businessDay,
  };
}

/** Only a transaction moves the totals. */
export function nextTotals(totals: PerpetualTotals, read: ReadBody): PerpetualTotals {
  return read.known && read.type === 'transaction' ? addToTotals(totals, read.body) : totals;
}

function nextPeriods(
  { periods, totals }: JournalHead,
  read: ReadBody,
  sequence: number,
): JournalHead['periods'] {
  if (!read.known) return periods;
  if (read.type === 'transaction') {
    const add = (open: OpenPeriod) => ({ ...open, totals: nextTotals(open.totals, read) });
    return { day: add(periods.day), month: add(periods.month), year: add(periods.year) };
  }
  if (read.type !== 'closure') return periods;
  const period: Period = read.body.period;
  const fresh = { number: read.body.number, sequence, totals: zeroTotals(totals.currency) };
  return { ...periods, [period]: fresh };
}

function endsSegment(read: ReadBody): boolean {
  return read.known && read.type === 'closure' && read.body.period === 'year';
}
