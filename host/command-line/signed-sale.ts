import { z } from 'zod';
import { envelope } from '../../contract/entry/envelope.ts';
import { transactionBody } from '../../contract/entry/transaction.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PaidView } from '../../contract/host/basket-shapes.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { TillHost } from './till-host.ts';

const transactionEntry = z
  .object({ text: z.string(), hash: z.string() })
  .transform(({ text, hash }, context) => {
    const signed = envelope.extend({ body: transactionBody }).safeParse(JSON.parse(text));
    if (signed.success) return { signed: signed.data, hash };
    context.issues.push({ code: 'custom', input: hash, message: 'not a transaction' });
    return z.NEVER;
  });

/**
 * The transaction as its signed entry says it, for `ring` to print: place in the journal first, then
 * the sums, then `vat`, `tenders` and `lines` exactly as they are signed. Amounts in minor units.
 */
export async function signedSale(
  host: TillHost,
  { journalId, sequence, receiptNumber }: PaidView,
): Promise<Result<object, Failure>> {
  const page = await host.call('readJournal', { journalId, fromSequence: sequence, limit: 1 });
  if (!page.ok) return page;
  const [entry] = page.value.entries;
  const read = transactionEntry.safeParse(entry);
  if (!read.success) return refuse(fail('UNREADABLE_ANSWER', { where: `readJournal ${sequence}` }));
  const { signed, hash } = read.data;
  const { currency, totals, vat, tenders, lines } = signed.body;
  return ok({
    journalId,
    sequence,
    receiptNumber,
    kind: signed.journal.kind,
    recordedAtLocal: signed.recordedAt.local,
    businessDay: signed.businessDay,
    currency,
    grossMinor: totals.grossMinor,
    netMinor: totals.netMinor,
    vatMinor: totals.vatMinor,
    changeMinor: sumMinor(tenders.map((tender) => tender.changeMinor)),
    vat,
    tenders,
    lines,
    hash,
    /** Printed on the receipt. */
    extract: hash.slice(0, 8),
  });
}
