import { z } from 'zod';
import { type ChartOfAccounts, shippedChart } from '../../domain/accounting/chart-of-accounts.ts';

/** Key of the setting. */
export const chartId = 'accounting.chart';

const account = z.strictObject({
  number: z.string().regex(/^\d{3}[0-9A-Z]{0,17}$/),
  label: z.string().min(1).max(100),
});
const vatRateBp = z.int().min(0).max(10_000);
const word = z.string().min(1).max(64);

/** The setting `accounting.chart`: what differs from what is shipped; a list replaces the whole list. */
export const chartSetting = z
  .object({
    journal: z
      .strictObject({ code: z.string().regex(/^[A-Z0-9]{1,6}$/), label: z.string().min(1).max(60) })
      .optional(),
    sales: z
      .array(
        z.strictObject({
          category: z.string().max(64).default(''),
          eReportingCategory: z.enum(['TLB1', 'TPS1', 'TNT1', 'TMA1']).nullable().default(null),
          vatRateBp: vatRateBp.nullable().default(null),
          account,
        }),
      )
      .max(1_000)
      .optional(),
    otherSales: account.optional(),
    vat: z.array(z.strictObject({ vatRateBp, account })).max(50).optional(),
    otherVat: account.optional(),
    drawer: account.optional(),
    safe: account.optional(),
    bank: account.optional(),
    tenderKinds: z
      .strictObject({
        card: account.optional(),
        cheque: account.optional(),
        voucher: account.optional(),
        'gift-card': account.optional(),
        'store-credit': account.optional(),
        deposit: account.optional(),
        credit: account.optional(),
        account: account.optional(),
      })
      .optional(),
    tenderTypes: z
      .array(z.strictObject({ type: word, account }))
      .max(200)
      .optional(),
    reasons: z
      .array(z.strictObject({ code: word, account }))
      .max(200)
      .optional(),
    suspense: account.optional(),
    indemnity: account.optional(),
    shortage: account.optional(),
    surplus: account.optional(),
  })
  .transform(
    ({ tenderKinds = {}, ...given }): ChartOfAccounts => ({
      ...shippedChart,
      ...without(given),
      tenderKinds: { ...shippedChart.tenderKinds, ...without(tenderKinds) },
    }),
  );

/** What was not given leaves what is shipped as it is. */
function without<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> };
function without(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
