// Steps that earlier releases stored are read for ever: a basket put aside before an update is there after it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { verifyJournals } from '../journal/verify-journal.ts';

/** Written by the program of 49f4e76, before ways to pay were data; never made again. */
const fixture = join(import.meta.dirname, '../../test/fixtures/store/basket-steps-v0.jsonl');
const storedStep = z.strictObject({
  basketId: z.string(),
  number: z.int(),
  commandId: z.string(),
  text: z.string(),
});

let till: MemoryTill;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  const steps = readFileSync(fixture, 'utf8')
    .trim()
    .split('\n')
    .map((line) => storedStep.parse(JSON.parse(line)));
  const nothing = {
    entries: [],
    heads: [],
    endedBaskets: [],
    givenBack: [],
    valueRows: [],
    invoiced: [],
  };
  till.journal.commit({ ...nothing, steps });
  till.restart();
});

it('a basket suspended with a card tender in it is resumed and paid up', async () => {
  const [waiting] = till.suspended().baskets;
  expect(waiting).toMatchObject({ label: 'Mme Durand, 15 h', totalMinor: 16_340 });
  const cashier = cashierAt(till, 'tablet-1');
  expect(await cashier.resume(waiting?.id ?? '')).toMatchObject({ ok: true });
  expect(till.sale('tablet-1').basket).toMatchObject({
    remainingMinor: 11_340,
    tenders: [{ type: 'card', kind: 'card', amountMinor: 5_000 }],
  });
  expect(await cashier.cash(11_340)).toMatchObject({ ok: true, value: { paid: {} } });
  expect(till.transactions().at(-1)?.body.tenders).toMatchObject([
    { type: 'card', kind: 'card', amountMinor: 5_000, refundOf: null },
    { type: 'cash', kind: 'cash', amountMinor: 11_340 },
  ]);
  expect(verifyJournals(till.journal)).toMatchObject({ ok: true });
});

it('an open one with lines undone and a tender taken back goes on where it was', async () => {
  const cashier = cashierAt(till);
  expect(till.sale().basket).toMatchObject({
    remainingMinor: 20_090,
    lines: [{ sku: 'jumper' }, { sku: 'bread' }],
    tenders: [
      { kind: 'card', amountMinor: 2_000 },
      { kind: 'cash', amountMinor: 2_000 },
    ],
  });
  for (const { id } of cashier.basket()?.tenders ?? []) await cashier.removeTender(id);
  expect(await cashier.undo()).toMatchObject({ ok: true });
  expect(await cashier.abandon()).toMatchObject({ ok: true });
  expect(till.sale('tablet-2').basket).toMatchObject({ totalMinor: 2_500 });
});
