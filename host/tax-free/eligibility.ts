import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { TaxFreeEligibility } from '../../contract/host/calls/tax-free-calls.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { saleAt, saleOfReceipt } from '../returns/find-sale.ts';
import { slipGoods } from './slip-goods.ts';
import { slipView } from './slip-view.ts';
import type { TaxFreeContext } from './tax-free-context.ts';

/** Whether these receipts may have a slip, with every reason why not. Changes nothing and needs no network. */
export function eligibility(
  wanted: readonly (string | EntryPlace)[],
  context: TaxFreeContext,
): Result<TaxFreeEligibility, Failure> {
  const { till, slips, rules } = context;
  const places: EntryPlace[] = [];
  for (const receipt of wanted) {
    const found = placeOf(receipt, context);
    if (!found.ok) return found;
    places.push(found.value);
  }
  const found = slipGoods(places, context);
  if (!found.ok) return found;
  const { sales, receipts, goods } = found.value;
  const [first] = sales;
  const slip = first ? (slips.ofReceipt(first.of).at(-1) ?? null) : null;
  return ok({
    isOffered: context.operator() !== null,
    receipts: sales.map(({ of, transaction }, index) => ({
      ...of,
      receiptNumber: receipts[index]?.receiptNumber ?? '',
      businessDay: receipts[index]?.businessDay ?? '',
      totalMinor: transaction.totals.grossMinor,
    })),
    currency: rules().currency,
    grossMinor: goods.grossMinor,
    aboveMinor: rules().aboveMinor,
    obstacles: [...goods.obstacles],
    excluded: goods.lines.flatMap(({ line, exclusion }) =>
      exclusion === null ? [] : [{ label: line.label, why: exclusion }],
    ),
    slip: slip && slipView(slip, till.journal),
  });
}

function placeOf(
  receipt: string | EntryPlace,
  { till }: TaxFreeContext,
): Result<EntryPlace, Failure> {
  if (typeof receipt === 'string') {
    const found = saleOfReceipt(till.journal, till.identity.till.number, receipt);
    return found.ok ? ok(found.value.of) : found;
  }
  return saleAt(till.journal, receipt) ? ok(receipt) : refuse(fail('RECEIPT_ELSEWHERE'));
}
