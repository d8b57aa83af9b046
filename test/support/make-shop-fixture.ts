// Wrote test/fixtures/journal/v1-shop, once: `node test/support/make-shop-fixture.ts FOLDER`. Never run it
// over a released fixture; what a later release writes otherwise gets a folder of its own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printEvents } from '../../host/printing/print-counts.ts';
import { cashierAt } from './cashier.ts';
import { memoryTill } from './memory-till.ts';
import { shopItems } from './shop-items.ts';

const [folder = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const till = await memoryTill({ items: shopItems });
const cashier = cashierAt(till);
till.actAs('manager');

/** What was just journalled. */
function last() {
  const entry = till.transactions().at(-1);
  if (!entry) throw new Error('Nothing was journalled');
  return { journalId: entry.journal.id, sequence: entry.sequence, ...entry.body };
}

async function done(answer: Promise<{ ok: boolean; error?: { code: string } }>): Promise<void> {
  const { ok, error } = await answer;
  if (!ok) throw new Error(error?.code);
}

// Discounts of all kinds, and what is noted of a line.
await done(cashier.addItem('jumper', '2'));
await done(cashier.addItem('book'));
await done(cashier.addItem('lamp'));
await done(cashier.discountLine(1, { kind: 'percent', rateBp: 1_000 }));
await done(cashier.overridePrice(2, 2_300));
await done(cashier.discountBasket({ kind: 'amount', amountMinor: 500 }));
await done(cashier.markLine(3, { serialNumber: 'SN-42', associateId: 'op-1', giftReceipt: true }));
await done(cashier.card(10_000));
await done(cashier.cash(20_000));
const discounted = last();

// Two prints of its receipt.
for (const [event, copy] of [
  [printEvents.first, {}],
  [printEvents.duplicate, { copyNumber: 1 }],
] as const) {
  const { journalId, sequence } = discounted;
  const receiptNumber = till.sale().paid?.receiptNumber ?? '';
  const body = { event, details: { journalId, sequence, receiptNumber, ...copy } };
  till.context().writer.append({
    drafts: [{ type: 'event', body, operatorId: 'op-1', personal: null }],
    steps: [],
    endedBaskets: [],
  });
}

// A partial return in cash, and an exchange that the customer pays the difference of.
await done(cashier.giveBack(discounted, 1, '1'));
await done(cashier.refund('cash', till.sale().basket?.refundWays[0]?.suggestedMinor ?? 0));
await done(cashier.refund('card', -(till.sale().basket?.remainingMinor ?? 0)));
await done(cashier.giveBack(discounted, 2, '1'));
await done(cashier.addItem('jumper'));
await done(cashier.card(till.sale().basket?.remainingMinor ?? 0));

// A return onto an avoir, and a sale that it pays in part.
await done(cashier.giveBack(last(), 2, '1'));
await done(cashier.refund('store-credit', 7_990));
const avoir = last().tenders[0]?.reference ?? '';
await done(cashier.addItem('meal'));
await done(cashier.tenderBy('store-credit', 1_000, avoir));
await done(cashier.cash(295));

// A gift card sold, and used with a voucher whose excess is kept.
await done(cashier.sellGiftCard(5_000));
await done(cashier.cash(5_000));
const card = last().lines[0]?.serialNumber ?? '';
await done(cashier.addItem('case'));
await done(cashier.tenderBy('gift-card', 3_200, card));
await done(cashier.tender('voucher-cadhoc', 1_500));

// A deposit, and the goods that it is taken off.
await done(cashier.takeDeposit(3_000, { itemCode: 'lamp' }));
await done(cashier.card(3_000));
const deposit = last().lines[0]?.serialNumber ?? '';
await done(cashier.addItem('lamp'));
await done(cashier.tenderBy('deposit', 3_000, deposit));
await done(cashier.tenderBy('cheque', till.sale().basket?.remainingMinor ?? 0, 'LCL-7654321'));

// A basket that was put aside and given up.
await done(cashier.scan('jumper'));
await done(cashier.suspend('15 h'));
await done(cashier.resume(till.suspended().baskets[0]?.id ?? ''));
await done(cashier.abandon());

const { journal } = till;
const entries = journal.journalIds().flatMap((id) => journal.read(id, 1, 1_000));
const lines = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const json = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
write(
  'entries.jsonl',
  lines(entries.map((entry) => ({ ...entry, bytes: Buffer.from(entry.bytes).toString('base64') }))),
);
write('personal.jsonl', '');
write('heads.json', json(journal.heads()));
// As the commits stored them, so that a later fold can be held to them.
write(
  'indexes.json',
  json({
    givenBack: entries
      .map(({ journalId, sequence }) => ({
        of: { journalId, sequence },
        by: journal.givenBackBy({ journalId, sequence }),
      }))
      .filter(({ by }) => by.length > 0),
    valueRows: [avoir, card, deposit].flatMap((number) => journal.valueRows(number)),
  }),
);
