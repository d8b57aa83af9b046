import { stringify } from 'csv-stringify/sync';
import type { HostApi } from '../../contract/host/api.ts';
import type { CallOutput } from '../../contract/rpc/api-shape.ts';
import { printAmount } from '../../domain/money/amount-text.ts';
import { printQuantity } from '../../domain/quantity/quantity.ts';
import { guarded } from '../../item-files/formula-safe.ts';

type Closure = CallOutput<HostApi, 'closureReport'>;
/** A closure; or an X, which has neither a number nor a hash, and no perpetual totals. */
type Report = Pick<
  Closure,
  'number' | 'from' | 'through' | 'hash' | 'currency' | 'totals' | 'movements' | 'sessions'
> & { period: Closure['period'] | 'x'; perpetual: Closure['perpetual'] | null };
type Figures = CallOutput<HostApi, 'closureFigures'>['figures'];

const header = ['section', 'key', 'count', 'net', 'vat', 'gross'];

/**
 * The figures of a closure as one table of sections, as a French spreadsheet opens it without asking:
 * semicolons, decimal commas, a byte order mark. The column names and keys are the words of the JSON.
 */
export function reportCsv(report: Report, figures: Figures): string {
  const { currency } = report;
  const amount = (minor: number) => printAmount(minor, currency).replace('.', ',');
  const vat = (section: string, rows: Figures['perRate']) =>
    rows.map(({ vatCategory, vatRateBp, netMinor, vatMinor, grossMinor }) => [
      section,
      `${vatCategory} ${printQuantity({ value: vatRateBp, scale: 2 })}`,
      '',
      ...[netMinor, vatMinor, grossMinor].map(amount),
    ]);
  const sold = (section: string, rows: Figures['hours']) =>
    rows.map(({ key, count, netMinor, grossMinor }) => [
      ...[section, guarded(key), String(count), amount(netMinor)],
      ...[amount(grossMinor - netMinor), amount(grossMinor)],
    ]);
  const counted = (section: string, rows: Figures['voids']) =>
    rows.map(({ key, count, amountMinor }) => [
      ...[section, guarded(key), String(count), '', '', amount(amountMinor)],
    ]);
  const { turnover, totals } = { ...figures, ...report };
  const rows = [
    header,
    ['closure', report.period, report.number === 0 ? '' : String(report.number), '', '', ''],
    ['from', report.from, '', '', '', ''],
    ['through', report.through, '', '', '', ''],
    ['currency', currency, '', '', '', ''],
    ['hash', guarded(report.hash), '', '', '', ''],
    [
      ...['turnover', '', String(totals.transactionCount), amount(turnover.netMinor)],
      ...[amount(turnover.vatMinor), amount(turnover.grossMinor)],
    ],
    ['sales', '', '', '', '', amount(totals.salesMinor)],
    ['returns', '', '', '', '', amount(0 - totals.returnsMinor)],
    ...vat('perRate', totals.perRate),
    ...vat('deposits', totals.deposits),
    ['liabilities', '', '', '', '', amount(totals.liabilitiesMinor)],
    ['rounding', '', '', '', '', amount(figures.roundingMinor)],
    ...figures.tenders.flatMap(({ type, inCount, inMinor, outCount, outMinor }) => [
      ['tenderIn', guarded(type), String(inCount), '', '', amount(inMinor)],
      ['tenderOut', guarded(type), String(outCount), '', '', amount(0 - outMinor)],
    ]),
    ...report.movements.map(({ kind, from, to, type, count, amountMinor }) => [
      ...['movement', guarded(`${kind}/${from}/${to}/${type}`), String(count), '', ''],
      amount(amountMinor),
    ]),
    ...report.sessions.flatMap(({ number, tenders }) =>
      tenders.flatMap(({ type, expectedMinor, countedMinor, differenceMinor }) => [
        ['expected', guarded(`${number}/${type}`), '', '', '', amount(expectedMinor)],
        ['counted', guarded(`${number}/${type}`), '', '', '', amount(countedMinor)],
        ['difference', guarded(`${number}/${type}`), '', '', '', amount(differenceMinor)],
      ]),
    ),
    ...sold('category', figures.categories),
    ...sold('operator', figures.operators),
    ...sold('associate', figures.associates),
    ...sold('hour', figures.hours),
    ...counted('discount', figures.discounts),
    ...counted('promotion', figures.promotions),
    ...counted('return', figures.returns),
    ...counted('void', figures.voids),
    ...counted('abandoned', figures.abandoned),
    ...counted('other', figures.others),
    ...(report.perpetual === null
      ? []
      : [
          ['perpetualSales', '', '', '', '', amount(report.perpetual.salesMinor)],
          ['perpetualReturns', '', '', '', '', amount(0 - report.perpetual.returnsMinor)],
        ]),
  ];
  return `\ufeff${stringify(rows, { delimiter: ';', record_delimiter: '\r\n' })}`;
}
