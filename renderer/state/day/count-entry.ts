import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import type { Money } from '../../../domain/day/money.ts';
import { typedValue } from '../amount-entry.ts';

/** What is typed of a count, by field; a field that nobody touched is not there. */
export type CountFields = Readonly<Record<string, string>>;

export interface CountedType {
  type: string;
  kind: string;
}

/** Field of a note, coin or roll. */
export function pieceField(
  type: string,
  { form, unitMinor }: { form: string; unitMinor: number },
): string {
  return `${type}|${form}|${String(unitMinor)}`;
}

export const amountField = (type: string): string => `${type}|amount`;
export const piecesField = (type: string): string => `${type}|pieces`;

/** Cash is counted piece by piece where its currency's pieces are known; anything else by its sum. */
export function isByPiece(
  { kind }: CountedType,
  { denominations }: Pick<DaySnapshot, 'denominations'>,
): boolean {
  return kind === 'cash' && denominations.length > 0;
}

/** What is typed of one tender type, or null while nothing is. */
export function typedMoney(
  counted: CountedType,
  fields: CountFields,
  { denominations, decimals }: Pick<DaySnapshot, 'denominations'> & { decimals: number },
): Money | null {
  const { type } = counted;
  if (isByPiece(counted, { denominations })) {
    const typed = denominations.map((each) => ({ ...each, text: fields[pieceField(type, each)] }));
    if (typed.every(({ text }) => text === undefined)) return null;
    const pieces = typed
      .map(({ form, unitMinor, text }) => ({ form, unitMinor, count: Number(text || '0') }))
      .filter(({ count }) => count > 0);
    const amountMinor = pieces.reduce((sum, { unitMinor, count }) => sum + unitMinor * count, 0);
    return { type, amountMinor, pieces: 0, denominations: pieces, items: [] };
  }
  const amount = fields[amountField(type)];
  if (amount === undefined) return null;
  return {
    ...{ type, denominations: [], items: [] },
    amountMinor: typedValue(amount, decimals) ?? 0,
    pieces: Number(fields[piecesField(type)] || '0'),
  };
}

/** The fields of what was counted before; those to be counted again are empty. */
export function fieldsOf(
  money: readonly Money[],
  { recount, decimals }: { recount: readonly string[]; decimals: number },
): CountFields {
  const fields: Record<string, string> = {};
  for (const { type, amountMinor, pieces, denominations } of money) {
    if (recount.includes(type)) continue;
    for (const each of denominations) fields[pieceField(type, each)] = String(each.count);
    fields[amountField(type)] = amountTyped(amountMinor, decimals);
    fields[piecesField(type)] = String(pieces);
  }
  return fields;
}

/** As somebody would type it: `12`, `12,50`. */
function amountTyped(amountMinor: number, decimals: number): string {
  const digits = String(amountMinor).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  return decimals === 0 || Number(fraction) === 0 ? whole : `${whole},${fraction}`;
}

/** What may stand in a field of pieces, or null. */
export function piecesTyped(text: string): string | null {
  return /^\d{0,5}$/.test(text) ? text : null;
}

/** What may stand in a field of a sum: the French comma and the English point are one. */
export function sumTyped(text: string, decimals: number): string | null {
  const typed = text.replace('.', ',').replaceAll(/\s/g, '');
  const pattern = decimals === 0 ? /^\d{0,8}$/ : /^\d{0,8}(,\d{0,2})?$/;
  return pattern.test(typed) ? typed : null;
}
