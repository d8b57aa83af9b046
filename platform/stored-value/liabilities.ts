import { z } from 'zod';
import type {
  ValueLiabilitiesAnswer,
  ValueLiability,
} from '../../contract/platform/value-liabilities.ts';
import { printAmount } from '../../domain/money/amount-text.ts';
import { byteOrderMark, csvLines } from '../csv/write-csv.ts';
import type { Queries } from '../database/database.ts';
import { hasEnded, isIssue, kindOfNumber } from './value-sql.ts';

/**
 * What each company owes under the gift cards, avoirs and deposits that it issued, at the end of a business
 * day: the sum of the rows up to it, in whatever order they arrived.
 */
export async function valueLiabilities(
  sql: Queries,
  businessDay: string,
): Promise<ValueLiabilitiesAnswer> {
  const rows = await sql.query(
    `with issuer as (
       select distinct on (number) number, company_id from stored_value_rows put
       where business_day <= $1 and ${isIssue('put')}
       order by number, journal_id, sequence, position),
     summed as (
       select put.number, put.currency, coalesce(issuer.company_id, '') as company_id,
              ${hasEnded('put.number', '$1::text')} as has_ended,
              coalesce(sum(amount_minor) filter (where ${isIssue('put')}), 0)::bigint as issued,
              coalesce(sum(amount_minor), 0)::bigint as balance,
              coalesce(sum(0 - amount_minor) filter (where amount_minor < 0
                and put.company_id <> issuer.company_id), 0)::bigint as elsewhere
       from stored_value_rows put left join issuer on issuer.number = put.number
       where business_day <= $1
       group by put.number, put.currency, issuer.company_id)
     select summed.company_id as "companyId", coalesce(company.name, '') as "companyName",
            ${kindOfNumber} as kind, currency, count(*) as count,
            count(*) filter (where balance > 0 and not has_ended) as "openCount",
            sum(issued)::bigint as "issuedMinor", sum(issued - balance)::bigint as "usedMinor",
            sum(elsewhere)::bigint as "usedElsewhereMinor",
            coalesce(sum(balance) filter (where balance > 0 and has_ended), 0)::bigint as "expiredMinor",
            coalesce(sum(balance) filter (where balance < 0 or not has_ended), 0)::bigint as "openMinor",
            coalesce(sum(0 - balance) filter (where balance < 0), 0)::bigint as "overdrawnMinor"
     from summed left join companies company on company.id = summed.company_id
     group by 1, 2, 3, 4 order by 1, 3, 4`,
    [businessDay],
  );
  return { businessDay, liabilities: rows.map((row) => liabilityRow.parse(row)) };
}

/** The same as one table, as a French spreadsheet opens it. Amounts have a decimal comma. */
export function liabilitiesCsv({ businessDay, liabilities }: ValueLiabilitiesAnswer): string {
  const header = [
    ...['day', 'company', 'name', 'kind', 'currency', 'count', 'open-count', 'issued', 'used'],
    ...['used-elsewhere', 'expired', 'open', 'overdrawn'],
  ];
  const lines = liabilities.map((of) => {
    const money = (minor: number) => printAmount(minor, of.currency).replace('.', ',');
    return [
      ...[businessDay, of.companyId, of.companyName, of.kind, of.currency],
      ...[String(of.count), String(of.openCount)],
      ...[of.issuedMinor, of.usedMinor, of.usedElsewhereMinor].map(money),
      ...[of.expiredMinor, of.openMinor, of.overdrawnMinor].map(money),
    ];
  });
  return byteOrderMark + csvLines([header, ...lines]);
}

const liabilityRow: z.ZodType<ValueLiability> = z.object({
  companyId: z.string(),
  companyName: z.string(),
  kind: z.enum(['gift-card', 'store-credit', 'deposit']),
  currency: z.string(),
  count: z.int(),
  openCount: z.int(),
  issuedMinor: z.int(),
  usedMinor: z.int(),
  usedElsewhereMinor: z.int(),
  expiredMinor: z.int(),
  openMinor: z.int(),
  overdrawnMinor: z.int(),
});
