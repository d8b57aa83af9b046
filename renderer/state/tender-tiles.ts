import type { BasketView } from '../../contract/host/basket-shapes.ts';
import type { TenderType } from '../../domain/tender/tender-type.ts';

/** One tile of the tender screen: a type, or the issuers of third parties' vouchers together. */
export interface TenderTile {
  kind: TenderType['kind'];
  types: readonly [TenderType, ...TenderType[]];
}

/** As many as there are keys, F1 to F8. */
const maximumTiles = 8;

/** The tiles that are shown at once. */
export interface TilePage {
  tiles: readonly TenderTile[];
  /** What the tile of the last key goes on to; empty where every tile has a key. */
  others: readonly TenderTile[];
}

/** Place of the tile « Autres », where there is one: the last key's. */
export const othersIndex = maximumTiles - 1;

/** The tiles of the types that are offered, in the list's order; vouchers stand where the first does. */
export function tenderTiles(types: readonly TenderType[]): TenderTile[] {
  const tiles: TenderTile[] = [];
  for (const type of types.filter(({ isOffered }) => isOffered)) {
    const index = tiles.findIndex(({ kind }) => kind === 'voucher' && type.kind === 'voucher');
    const known = tiles[index];
    if (known) tiles[index] = { ...known, types: [...known.types, type] };
    else tiles.push({ kind: type.kind, types: [type] });
  }
  return tiles;
}

/** A page of them, as many turns after the first as were made, and round. */
export function tilePage(tiles: readonly TenderTile[], turns: number): TilePage {
  if (tiles.length <= maximumTiles) return { tiles, others: [] };
  const pages = Math.ceil(tiles.length / othersIndex);
  const page = (turn: number) => {
    const first = (turn % pages) * othersIndex;
    return tiles.slice(first, first + othersIndex);
  };
  return { tiles: page(turns), others: page(turns + 1) };
}

/** The type that takes the amount: what was chosen, or the first that is offered. */
export function chosenType(types: readonly TenderType[], chosenId: string): TenderType | null {
  const offered = types.filter(({ isOffered }) => isOffered);
  return offered.find(({ id }) => id === chosenId) ?? offered[0] ?? null;
}

/** Takes nothing now, by touch or key: the terminal is dead. */
export function isTileDead({ kind }: TenderTile, isTerminalDead: boolean): boolean {
  return kind === 'card' && isTerminalDead;
}

/** What a tile's key chooses: its type, or the next issuer when one of them is chosen already. */
export function typeAfter({ types }: TenderTile, chosenId: string): TenderType {
  const index = types.findIndex(({ id }) => id === chosenId);
  return types[(index + 1) % types.length] ?? types[0];
}

/**
 * Every type that can take a payment of the basket, an account only of who has one; while it owes
 * money, those that can give it back.
 */
export function typesFor(
  {
    remainingMinor,
    refundWays,
    customer,
  }: Pick<BasketView, 'remainingMinor' | 'refundWays' | 'customer'>,
  types: readonly TenderType[],
): readonly TenderType[] {
  if (remainingMinor >= 0) {
    const hasAccount = customer?.business?.paysOnAccount === true;
    return types.filter(({ kind }) => kind !== 'account' || hasAccount);
  }
  return refundWays.flatMap((way) => types.find(({ id }) => id === way.type) ?? []);
}

/** What is given back when nothing is typed: what was paid so, or all that can go back so. */
export function refundAmountMinor(
  { refundWays }: Pick<BasketView, 'refundWays'>,
  typeId: string,
): number {
  const way = refundWays.find(({ type }) => type === typeId);
  return way ? way.suggestedMinor || way.maximumMinor : 0;
}
