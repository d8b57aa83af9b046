import { printAmount } from '../../domain/money/amount-text.ts';
import type { TenderType } from '../../domain/tender/tender-type.ts';
import { type PadKey, typedValue, typeInto } from './amount-entry.ts';
import { typeDiscount } from './discount-moves.ts';
import { amountLimits, quantityLimits } from './entry-limits.ts';
import { drawnLines } from './sale-moves.ts';
import { dueMinorOf, isValueKind, valueTyped } from './tender-due.ts';
import {
  chosenType,
  isTileDead,
  othersIndex,
  tenderTiles,
  tilePage,
  typeAfter,
  typesFor,
} from './tender-tiles.ts';
import type { Till } from './till.ts';
import { setTyped, type Typed } from './ui.ts';

/** One key of the number pad, into the amount that is being typed: a sheet's, else the payment's. */
export function typeOnPad(till: Till, key: PadKey): void {
  const { sheet, quantityLine, typed } = till.ui.getState();
  if (sheet === 'gift-card' || sheet === 'deposit' || sheet === 'account') {
    const { currency } = till.snapshots.till.getState().snapshot ?? {};
    if (currency) setTyped(till.ui, { money: typeInto(typed.money, key, amountLimits(currency)) });
    return;
  }
  const basket = till.snapshots.sale.getState().snapshot?.basket;
  if (!basket) return;
  if (sheet === 'discount') {
    typeDiscount(till, key);
    return;
  }
  if (sheet === 'quantity') {
    const line = drawnLines(till).find(({ number }) => number === quantityLine);
    const limits = quantityLimits(line?.quantity.scale ?? 0);
    setTyped(till.ui, { quantity: typeInto(typed.quantity, key, limits) });
    return;
  }
  till.seenMoment.waive();
  setTyped(till.ui, { amount: typeInto(typed.amount, key, amountLimits(basket.currency)) });
}

/** One of the round amounts that could be handed over. */
export function typeQuickAmount({ ui, seenMoment }: Till, minor: number, currency: string): void {
  seenMoment.waive();
  setTyped(ui, { amount: printAmount(minor, currency).replace('.', ',') });
}

/**
 * By the tile's place; the tile of the vouchers goes on to its next issuer, the last one of more than
 * there are keys for to the others.
 */
export function chooseTile(till: Till, index: number): void {
  till.seenMoment.waive();
  const { tenderTypeId, tileTurns } = till.ui.getState();
  const { tiles, others } = tilePage(tenderTiles(payableTypes(till)), tileTurns);
  const tile = tiles[index];
  const isTerminalDead = till.snapshots.till.getState().snapshot?.isTerminalDead ?? false;
  if (tile && isTileDead(tile, isTerminalDead)) return;
  if (tile) chooseType(till, typeAfter(tile, tenderTypeId));
  else if (index === othersIndex && others.length > 0)
    till.ui.setState({ tileTurns: tileTurns + 1 });
}

/** What was typed for another type stays with nobody: a card's number is no cheque's. */
export function chooseType({ ui }: Till, type: TenderType): void {
  if (ui.getState().tenderTypeId === type.id) return;
  ui.setState({ tenderTypeId: type.id });
  setTyped(ui, { references: [], exception: '' });
}

/** Declares the next exception to the type's limit, then none again. */
export function declareException(till: Till): void {
  const { typed } = till.ui.getState();
  const codes = ['', ...(currentType(till)?.limitExceptions ?? []).map((each) => each.reasonCode)];
  const next = codes[(codes.indexOf(typed.exception) + 1) % codes.length] ?? '';
  setTyped(till.ui, { exception: next });
}

/**
 * Hands the typed amount to the host, or all that this way can pay when nothing is typed. A number
 * that was not looked up yet is looked up first, so that nobody takes from a balance not seen.
 */
export function validateTender(till: Till): void {
  if (!till.seenMoment.isSeen()) return;
  const { typed, value } = till.ui.getState();
  const type = currentType(till);
  const basket = till.snapshots.sale.getState().snapshot?.basket;
  if (!basket || !type) return;
  if (isValueKind(type.kind) && basket.remainingMinor > 0) {
    const found = valueTyped(value, typed.references);
    if (!found) {
      till.commands.lookUpValue(typed.references[0]?.trim() || ' ');
      return;
    }
  }
  const { decimals } = amountLimits(basket.currency);
  const amountMinor = typedValue(typed.amount, decimals) ?? dueMinorOf(type, basket, typed, value);
  if (basket.remainingMinor < 0) {
    till.commands.refund({
      type: type.id,
      amountMinor,
      reference: type.kind === 'cash' ? '' : referenceOf(type, typed),
    });
    return;
  }
  till.commands.tender({
    type: type.id,
    tenderedMinor: amountMinor,
    reference: referenceOf(type, typed),
  });
}

function currentType(till: Till): TenderType | null {
  return chosenType(payableTypes(till), till.ui.getState().tenderTypeId);
}

function referenceOf(
  { kind, referenceFields, limitExceptions }: TenderType,
  { references, exception }: Pick<Typed, 'references' | 'exception'>,
): string {
  if (isValueKind(kind)) return (references[0] ?? '').replaceAll(' ', '');
  if (limitExceptions.length > 0) return exception;
  const typed = referenceFields.map((_, index) => references[index] ?? '');
  return typed.every((text) => text === '') ? '' : typed.join('-');
}

function payableTypes({ snapshots }: Till): readonly TenderType[] {
  const types = snapshots.till.getState().snapshot?.tenderTypes ?? [];
  const basket = snapshots.sale.getState().snapshot?.basket;
  return basket ? typesFor(basket, types) : types;
}
