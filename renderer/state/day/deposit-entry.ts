import type { z } from 'zod';
import type { MoneyWork, safePapers } from '../../../contract/host/safe-shapes.ts';
import type { Money } from '../../../domain/day/money.ts';
import { type CountFields, fieldsOf, typedMoney } from './count-entry.ts';

export type SafePapers = z.output<typeof safePapers>;

const cash = { type: 'cash', kind: 'cash' };

/** Field of the number of the pouch. */
export const pouchField = 'pouch';
/** Field of a cheque that goes along, by its place in the list; `1` when it does. */
export const chequeField = (index: number): string => `pick|listed|${String(index)}`;
/** Field of an issuer whose vouchers go along. */
export const issuerField = (type: string): string => `pick|sum|${type}`;

interface Typing {
  denominations: Parameters<typeof typedMoney>[2]['denominations'];
  decimals: number;
}

/** What a deposit takes along, as it is typed and ticked. */
export function depositMoney(
  fields: CountFields,
  papers: SafePapers,
  { denominations, decimals }: Typing,
): Money[] {
  const typed = typedMoney(cash, fields, { denominations, decimals });
  const picked = papers.listed.filter((_, index) => fields[chequeField(index)] === '1');
  const cheques = [...Map.groupBy(picked, ({ type }) => type)].map(([type, of]): Money => {
    const items = of.map(({ reference, amountMinor }) => ({ reference, amountMinor }));
    const amountMinor = items.reduce((sum, item) => sum + item.amountMinor, 0);
    return { type, amountMinor, pieces: items.length, denominations: [], items };
  });
  const sums = papers.sums
    .filter(({ type }) => fields[issuerField(type)] === '1')
    .map((sum): Money => ({ ...sum, denominations: [], items: [] }));
  const all = [...(typed ? [typed] : []), ...cheques];
  // Cheques without a list go as a sum, beside those of the same type that have one.
  return [...all, ...sums];
}

/** The fields of a deposit that was prepared before. */
export function depositFields(
  { money, pouch }: Pick<MoneyWork, 'money' | 'pouch'>,
  papers: SafePapers,
  decimals: number,
): CountFields {
  const fields: Record<string, string> = {
    ...fieldsOf(
      money.filter(({ type }) => type === cash.type),
      { recount: [], decimals },
    ),
    [pouchField]: pouch,
  };
  const items = money.flatMap((each) => each.items.map((item) => ({ ...item, type: each.type })));
  for (const [index, paper] of papers.listed.entries()) {
    const at = items.findIndex(
      ({ type, reference, amountMinor }) =>
        type === paper.type && reference === paper.reference && amountMinor === paper.amountMinor,
    );
    if (at < 0) continue;
    items.splice(at, 1);
    fields[chequeField(index)] = '1';
  }
  for (const { type } of papers.sums) {
    if (money.some((each) => each.type === type && each.items.length === 0))
      fields[issuerField(type)] = '1';
  }
  return fields;
}

/** What may stand in the field of a pouch: capitals, digits and hyphens. */
export function pouchTyped(text: string): string | null {
  const typed = text.trim().toUpperCase();
  return /^[A-Z0-9-]{0,24}$/.test(typed) ? typed : null;
}
