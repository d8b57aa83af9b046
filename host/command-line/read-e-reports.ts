import { readEntry, readEnvelope } from '../../contract/entry/read-entry.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { CallOutput } from '../../contract/rpc/api-shape.ts';
import { eReportOf, withoutInvoiced } from '../../domain/fiscal/e-reporting.ts';
import { type EReportedPayment, ePaymentsOf } from '../../domain/fiscal/e-reporting-payments.ts';
import type { Invoice } from '../../domain/invoice/invoice.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { CommandContext } from './command.ts';

type Closure = CallOutput<HostApi, 'closureReport'>;
type Entries = CallOutput<HostApi, 'readJournal'>['entries'];
/** Flow 10.3, and beside it flow 10.4. */
type EReport = ReturnType<typeof eReportOf> & { payments: readonly EReportedPayment[] };
type Sales = Parameters<typeof eReportOf>[1][number][];

const pageSize = 200;

/**
 * Sales to private customers of a closed day and what they paid for services, from the signed entries of
 * its range: one report for each company and establishment that sold in it. It only reads;
 * signatures are checked by `verify`.
 */
export async function readEReports(
  { host, interrupted }: CommandContext,
  { journalId, sequence, number, hash, firstSequence, lastSequence }: Closure,
): Promise<Result<EReport[], Failure>> {
  const bySeller = new Map<
    string,
    { siren: string; siret: string; sales: Sales; invoices: Invoice[] }
  >();
  let fromSequence = firstSequence;
  while (fromSequence <= lastSequence) {
    if (interrupted.aborted) return refuse(fail('INTERRUPTED'));
    const limit = Math.min(pageSize, lastSequence - fromSequence + 1);
    const page: Result<{ entries: Entries }, Failure> = await host.call('readJournal', {
      ...{ journalId, fromSequence, limit },
    });
    if (!page.ok) return page;
    for (const { type, text } of page.value.entries) {
      const bytes = Buffer.from(text);
      const { company, store } = readEnvelope(bytes);
      const seller = `${company.siren} ${store.siret}`;
      const known = bySeller.get(seller) ?? {
        ...{ siren: company.siren, siret: store.siret },
        ...{ sales: [], invoices: [] },
      };
      bySeller.set(seller, known);
      if (type !== 'transaction' && type !== 'invoice') continue;
      const read = readEntry(bytes);
      if (!read.known) continue;
      if (read.type === 'invoice') known.invoices.push(read.body);
      if (read.type !== 'transaction') continue;
      const { sequence: at, businessDay } = read.envelope;
      known.sales.push({ sequence: at, businessDay, transaction: read.body });
    }
    const last: Entries[number] | undefined = page.value.entries.at(-1);
    if (last === undefined) break;
    fromSequence = last.sequence + 1;
  }
  const closure = { journalId, sequence, number, hash };
  return ok(
    [...bySeller.values()].map(({ siren, siret, sales, invoices }) => ({
      ...eReportOf({ siren, siret, closure }, sales, invoices),
      payments: ePaymentsOf(withoutInvoiced(journalId, sales, invoices)),
    })),
  );
}
