import { z } from 'zod';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { FailureError, fail } from '../../contract/failure/failure.ts';
import { saleDraft } from '../support/journal-kit.ts';
import { breadLine, makeTransaction } from '../support/make-transaction.ts';

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

/** At nothing: what is paid has no part in this. */
function saleOf(sku: string, pieces: number, number: number): EntryDraft {
  const made = makeTransaction({
    basketId: `basket-${String(number).padStart(15, '0')}`,
    lines: [{ ...breadLine, unitPriceMinor: 0, quantity: { value: pieces, scale: 0 } }],
    tenders: [],
  });
  return saleDraft({ ...made, lines: made.lines.map((line) => ({ ...line, sku })) });
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

/** From its signed bytes and without the code that is tested. */
export function soldIn(bytes: Uint8Array): readonly Sold[] {
  const { body } = sold.parse(JSON.parse(new TextDecoder().decode(bytes)));
  return (body.lines ?? []).map(({ sku, quantity }) => ({ sku, pieces: quantity.value }));
}

const sold = z.object({
  body: z.object({
    lines: z
      .array(z.object({ sku: z.string(), quantity: z.object({ value: z.int() }) }))
      .optional(),
  }),
});

export function diskFull(): FailureError {
  return new FailureError(fail('DISK_FULL', { file: 'till.db' }));
}

export function isDiskFull(error: unknown): boolean {
  return error instanceof FailureError && error.failure.code === 'DISK_FULL';
}
