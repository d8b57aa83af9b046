import { z } from 'zod';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { FailureError, fail } from '../../contract/failure/failure.ts';
import { saleOf } from '../support/platform/push-kit.ts';

/** Pieces of the sales that a till makes in turn: below zero a return, at zero a drawer that was opened. */
const turns = [3, -1, 0, 2, 1];

/** What this till puts into its journal, one after the other. */
export function draftsOf(till: number): () => EntryDraft {
  let count = 0;
  return () => {
    count += 1;
    const pieces = turns[count % turns.length] ?? 0;
    return pieces === 0 ? noSale : saleOf(pieces, till * 1_000_000 + count);
  };
}

const noSale: EntryDraft = {
  type: 'event',
  body: { event: 'drawer-opened', details: {} },
  operatorId: '',
  personal: null,
};

/** Pieces that left the shelf by an entry, from its signed bytes and without the code that is tested. */
export function soldIn(bytes: Uint8Array): number {
  const { body } = sold.parse(JSON.parse(new TextDecoder().decode(bytes)));
  return (body.lines ?? []).reduce((sum, { quantity }) => sum + quantity.value, 0);
}

const sold = z.object({
  body: z.object({
    lines: z.array(z.object({ quantity: z.object({ value: z.int() }) })).optional(),
  }),
});

export function diskFull(): FailureError {
  return new FailureError(fail('DISK_FULL', { file: 'till.db' }));
}

export function isDiskFull(error: unknown): boolean {
  return error instanceof FailureError && error.failure.code === 'DISK_FULL';
}
