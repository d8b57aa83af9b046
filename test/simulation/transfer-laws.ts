import { z } from 'zod';
import { assert } from '../../domain/assert.ts';
import type { FaultRecord } from './faults.ts';
import type { OrdersLook } from './orders-look.ts';

/**
 * Of a transfer the platform says what its stores signed: all that was sent, and all that was received by whoever received
 * it. Two tills that both received it have both put it on their shelf, so a difference has to be told.
 */
export function checkTransfers({ entries, notices }: OrdersLook, record: FaultRecord): void {
  const signed = new Map<string, number>();
  const receipts = new Map<string, number>();
  for (const { type, text } of entries) {
    if (type !== 'stock-moved') continue;
    const { body } = movedEntry.parse(JSON.parse(text));
    const isSent = body.kind === 'transfer-sent';
    if (!isSent && body.kind !== 'transfer-received') continue;
    const id = isSent ? body.workId : body.documentId;
    if (!isSent) receipts.set(id, (receipts.get(id) ?? 0) + 1);
    for (const { sku, change } of body.lines)
      add(signed, `${body.kind}|${id}|${sku}`, Math.abs(change.value) * 1_000);
  }
  const told = new Map<string, number>();
  for (const { id, lines } of notices)
    for (const { sku, sentMilli, receivedMilli } of lines) {
      add(told, `transfer-sent|${id}|${sku}`, sentMilli);
      add(told, `transfer-received|${id}|${sku}`, receivedMilli ?? 0);
    }
  for (const key of new Set([...signed.keys(), ...told.keys()]))
    assert(
      (told.get(key) ?? 0) === (signed.get(key) ?? 0),
      'Of a transfer all is told that was sent and received',
    );
  if (notices.length > 0) record.happened('transfers-judged');
  if ([...receipts.values()].some((count) => count > 1)) record.happened('received-twice');
}

function add(to: Map<string, number>, key: string, milli: number): void {
  to.set(key, (to.get(key) ?? 0) + milli);
}

const movedEntry = z.object({
  body: z.object({
    ...{ kind: z.string(), workId: z.string(), documentId: z.string() },
    lines: z.array(z.object({ sku: z.string(), change: z.object({ value: z.int() }) })),
  }),
});
