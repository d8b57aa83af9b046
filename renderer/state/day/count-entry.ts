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

/** Field of a cheque among those that came, by its place in the list. */
export const paperField = (type: string, index: number): string => `${type}|paper|${String(index)}`;

/** What a count of one type is typed against. */
interface Typing {
  denominations: DaySnapshot['denominations'];
  decimals: number;
  /** Cheques that came, without their amounts. */
  papers?: readonly { type: string; reference: string }[];
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
  { denominations, decimals, papers = [] }: Typing,
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
  const ofType = papers.filter((paper) => paper.type === type);
  const amount = fields[amountField(type)];
  const isUntouched = ofType.every((_, index) => fields[paperField(type, index)] === undefined);
  if (amount === undefined && isUntouched) return null;
  const minorOf = (text: string | undefined) => typedValue(text ?? '', decimals) ?? 0;
  const found = ofType
    .map(({ reference }, index) => ({
      reference,
      amountMinor: minorOf(fields[paperField(type, index)]),
    }))
    .filter(({ amountMinor }) => amountMinor > 0);
  const restMinor = minorOf(amount);
  const rest = found.length > 0 && restMinor > 0 ? [{ reference: '', amountMinor: restMinor }] : [];
  const items = [...found, ...rest];
  return {
    ...{ type, denominations: [], items },
    amountMinor: found.reduce((sum, item) => sum + item.amountMinor, restMinor),
    pieces: found.length + Number(fields[piecesField(type)] || '0'),
  };
}

/** The fields of what was counted before; those to be counted again are empty. */
export function fieldsOf(
  money: readonly Money[],
  {
    recount,
    decimals,
    papers = [],
  }: { recount: readonly string[]; decimals: number; papers?: Typing['papers'] },
): CountFields {
  const fields: Record<string, string> = {};
  for (const { type, amountMinor, pieces, denominations, items } of money) {
    if (recount.includes(type)) continue;
    for (const each of denominations) fields[pieceField(type, each)] = String(each.count);
    const rest = [...items];
    let restMinor = amountMinor;
    let restPieces = pieces;
    for (const [index, paper] of papers.filter((each) => each.type === type).entries()) {
      const at = rest.findIndex(({ reference }) => reference === paper.reference);
      const [item] = at < 0 ? [] : rest.splice(at, 1);
      if (!item) continue;
      fields[paperField(type, index)] = amountTyped(item.amountMinor, decimals);
      restMinor -= item.amountMinor;
      restPieces -= 1;
    }
    fields[amountField(type)] = amountTyped(restMinor, decimals);
    fields[piecesField(type)] = String(Math.max(0, restPieces));
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
