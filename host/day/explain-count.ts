import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { ExplainedCause, ExplainedDifference } from '../../contract/host/explain-shapes.ts';
import { unreachable } from '../../domain/assert.ts';
import type { Cause, TypingSlip } from '../../domain/difference/cause.ts';
import type { RecordedPayment } from '../../domain/difference/counted-day.ts';
import { explainDifference } from '../../domain/difference/explain-difference.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { placeText } from '../../domain/transaction/entry-place.ts';
import { type ReadDay, readCountedDay } from './counted-day.ts';
import type { DayContext } from './day-context.ts';
import { openCounts } from './open-counts.ts';

/** What may have made a count differ, the likeliest first. Only of a count that was validated: before, nobody is told. */
export async function explainCount(
  { countId }: { countId: string },
  { till, store }: Pick<DayContext, 'till' | 'store'>,
  pause: () => Promise<void>,
): Promise<Result<{ explanations: ExplainedDifference[] }, Failure>> {
  const count = openCounts(store).find(({ id }) => id === countId);
  if (!count) return refuse(fail('COUNT_GONE'));
  if (count.state !== 'validated') return refuse(fail('COUNT_STATE'));
  const read = await readCountedDay(count, {
    ...{ journal: till.journal, tenders: till.tenders(), pause },
  });
  return ok({
    explanations: explainDifference(read.day).map(({ examples, confidence }) => ({
      percent: Math.round(confidence * 100),
      examples: examples.map((causes) => causes.map((cause) => flat(cause, read))),
    })),
  });
}

const nothing = { amountMinor: 0, typed: 0, meant: 0, receiptNumber: '', type: '', paidWith: '' };

function flat(cause: Cause, { receiptNumbers }: ReadDay): ExplainedCause {
  const ofPayment = ({ place, type, amountMinor }: RecordedPayment) => ({
    ...nothing,
    ...{ type, amountMinor, receiptNumber: receiptNumbers.get(placeText(place)) ?? '' },
  });
  switch (cause.kind) {
    case 'payment-not-received':
      return {
        ...ofPayment(cause.payment),
        kind: cause.isTwin ? 'rung-twice' : 'payment-not-received',
      };
    case 'refund-not-given':
      return { ...ofPayment(cause.payment), kind: cause.kind };
    case 'tenders-swapped':
      return { ...ofPayment(cause.payment), kind: cause.kind, paidWith: cause.paidWith };
    case 'basket-not-rung':
    case 'drop-not-recorded':
    case 'unknown-card-payment':
      return { ...nothing, kind: cause.kind, amountMinor: cause.amountMinor };
    case 'movement-not-made':
      return { ...nothing, kind: cause.kind, amountMinor: cause.movement.amountMinor };
    case 'wrong-change':
      return { ...nothing, kind: cause.kind, typed: cause.givenMinor, meant: cause.meantMinor };
    case 'typing-slip':
      return flatSlip(cause.slip, ofPayment);
    default:
      return unreachable(cause);
  }
}

function flatSlip(
  slip: TypingSlip,
  ofPayment: (payment: RecordedPayment) => Omit<ExplainedCause, 'kind'>,
): ExplainedCause {
  switch (slip.in) {
    case 'pieces': {
      const { valueMinor: amountMinor, typed, meant } = slip;
      return { ...nothing, kind: 'typed-pieces', amountMinor, typed, meant };
    }
    case 'row':
      return {
        ...nothing,
        kind: 'typed-row',
        amountMinor: slip.count,
        typed: slip.typedAtMinor,
        meant: slip.meantAtMinor,
      };
    case 'count': {
      const { type, typedMinor: typed, meantMinor: meant } = slip;
      return { ...nothing, kind: 'typed-count', type, typed, meant };
    }
    case 'movement':
      return {
        ...nothing,
        kind: 'typed-movement',
        typed: slip.movement.amountMinor,
        meant: slip.meantMinor,
      };
    case 'payment':
      return {
        ...ofPayment(slip.payment),
        kind: 'typed-payment',
        typed: slip.payment.amountMinor,
        meant: slip.meantMinor,
      };
    default:
      return unreachable(slip);
  }
}
