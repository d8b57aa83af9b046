import { z } from 'zod';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { FailureError, fail } from '../../contract/failure/failure.ts';
import { saleDraft } from '../support/journal-kit.ts';
import { breadLine, makeTransaction } from '../support/make-transaction.ts';
import { numberOf } from '../support/value-sales.ts';

/** What is sold and lies in every store. */
export const skus = ['SKU-1', 'SKU-2', 'SKU-3'] as const;

/** Pieces of the sales that a till makes in turn: below zero a return, at zero a drawer that was opened. */
const turns = [3, -1, 0, 2, 1];

/** What this till puts into its journal, one after the other. */
export function draftsOf(till: number): () => EntryDraft {
  let count = 0;
  return () => {
    count += 1;
    const pieces = turns[count % turns.length] ?? 0;
    if (pieces === 0) return noSale;
    return saleOf(skus[count % skus.length] ?? skus[0], pieces, till * 1_000_000 + count);
  };
}

/**
 * At nothing, but that some sell a gift card of 3 € beside their goods, and others are paid with one at 2 € a
 * piece: of a few numbers that all tills use, whoever sold them and whatever is left.
 */
function saleOf(sku: string, pieces: number, number: number): EntryDraft {
  const [sellsCard, usesCard] = [pieces === 3, pieces === 2];
  const goods = {
    ...{ ...breadLine, unitPriceMinor: usesCard ? 200 : 0 },
    quantity: { value: pieces, scale: 0 },
  };
  const made = makeTransaction({
    basketId: `basket-${String(number).padStart(15, '0')}`,
    lines: sellsCard ? [goods, cardLine] : [goods],
    tenders: sellsCard || usesCard ? ['card'] : [],
  });
  const reference = numberOf('gift-card', number % 4);
  const paidBy = { type: 'gift-card', kind: 'gift-card' as const, reference };
  return saleDraft({
    ...made,
    lines: made.lines.map((line) =>
      line.accounting === 'liability' ? { ...line, serialNumber: reference } : { ...line, sku },
    ),
    tenders: usesCard ? made.tenders.map((tender) => ({ ...tender, ...paidBy })) : made.tenders,
  });
}

const cardLine = {
  ...{ ...breadLine, unitPriceMinor: 300, accounting: 'liability' as const },
  ...{ vatCategory: 'O' as const, vatRateBp: 0 },
};

/** What an entry put on gift cards and took off them, by number; from its signed bytes as above. */
export function valuesIn(bytes: Uint8Array): ReadonlyMap<string, number> {
  const { type, body } = paid.parse(JSON.parse(new TextDecoder().decode(bytes)));
  const moved = new Map<string, number>();
  const move = (number: string, minor: number) =>
    moved.set(number, (moved.get(number) ?? 0) + minor);
  if (type !== 'transaction') return moved;
  for (const { accounting, serialNumber, grossMinor } of body.lines ?? [])
    if (accounting === 'liability') move(serialNumber, grossMinor);
  for (const { kind, reference, tenderedMinor } of body.tenders ?? [])
    if (kind === 'gift-card') move(reference, 0 - tenderedMinor);
  return moved;
}

const noSale: EntryDraft = {
  type: 'event',
  body: { event: 'drawer-opened', details: {} },
  operatorId: '',
  personal: null,
};

/** Pieces that left the shelf by an entry; below zero what came back. */
export interface Sold {
  sku: string;
  pieces: number;
}

/** What can be sold, from an entry's signed bytes and without the code that is tested. */
export function soldIn(bytes: Uint8Array): readonly Sold[] {
  return movedIn(JSON.parse(new TextDecoder().decode(bytes))).flatMap(
    ({ sku, condition, pieces }) => (condition === 'sellable' ? [{ sku, pieces: -pieces }] : []),
  );
}

/** Pieces that came to the store of an entry (parsed JSON of its text); below zero what left it. */
export function movedIn(content: unknown): { sku: string; condition: string; pieces: number }[] {
  const { type, body } = moved.parse(content);
  return (body.lines ?? []).flatMap((line) => {
    const { sku, quantity, change, condition = 'sellable', fulfilment, disposition = '' } = line;
    const pieces = change?.value ?? -(quantity?.value ?? 0);
    switch (type) {
      case 'stock-moved':
        return [{ sku, condition, pieces }];
      case 'order-step':
        return body.kind === 'shipped' || body.kind === 'handed-over'
          ? [{ sku, condition, pieces }]
          : [];
      case 'transaction': {
        // What is sent or collected goes with its order, and what never left does not come back.
        const isHere = fulfilment === 'take' || (fulfilment === 'return' && disposition !== '');
        if (!isHere || line.accounting !== 'turnover') return [];
        const isBroken = disposition !== '' && disposition !== 'restock';
        return [{ sku, condition: isBroken ? disposition : 'sellable', pieces }];
      }
      default:
        return [];
    }
  });
}

const amount = z.object({ value: z.int() });
const moved = z.object({
  type: z.string(),
  body: z.object({
    kind: z.string().optional(),
    lines: z
      .array(
        z.object({
          ...{ sku: z.string(), quantity: amount.optional(), change: amount.optional() },
          ...{ condition: z.string().optional(), fulfilment: z.string().optional() },
          ...{ disposition: z.string().optional(), accounting: z.string().optional() },
        }),
      )
      .optional(),
  }),
});

const paid = z.object({
  type: z.string(),
  body: z.object({
    lines: z
      .array(
        z.object({
          accounting: z.string().optional(),
          serialNumber: z.string().default(''),
          grossMinor: z.int().default(0),
        }),
      )
      .optional(),
    tenders: z
      .array(
        z.object({
          kind: z.string().optional(),
          reference: z.string().default(''),
          tenderedMinor: z.int().default(0),
        }),
      )
      .optional(),
  }),
});

export function diskFull(): FailureError {
  return new FailureError(fail('DISK_FULL', { file: 'till.db' }));
}

export function isDiskFull(error: unknown): boolean {
  return error instanceof FailureError && error.failure.code === 'DISK_FULL';
}
