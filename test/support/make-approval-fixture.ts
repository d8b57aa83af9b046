// Wrote test/fixtures/journal/v1-approvals, once: `node test/support/make-approval-fixture.ts FOLDER`.
// Never run it over a released fixture; what a later release writes otherwise gets a folder of its own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { approvingTill } from './approving-till.ts';
import { cashierAt } from './cashier.ts';
import { memoryTill } from './memory-till.ts';
import { shopItems } from './shop-items.ts';

const [folder = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const till = await memoryTill({ items: shopItems });
const cashier = cashierAt(till);
const door = approvingTill(till);

type Call = 'discountLine' | 'abandon';
/** Refused, allowed by the manager, done. */
async function allowed<N extends Call>(name: N, input: Parameters<(typeof till.call)[N]>[0]) {
  const run = (approval: string) => {
    const asked = { ...input, approval };
    return door.through(name, asked, () =>
      name === 'abandon' ? till.call.abandon(abandonment) : till.call.discountLine(discount),
    );
  };
  const done = await run(door.allow(await run('')));
  if (!done.ok) throw new Error(done.error.code);
}

const discount = {
  ...{ commandId: 'fixture-discount-0001', seat: 'till', lineNumber: 1, reasonCode: 'damaged' },
  discount: { kind: 'percent' as const, rateBp: 3_000 },
};
const abandonment = { commandId: 'fixture-abandon-00001', seat: 'till', reasonCode: 'emptied' };

await cashier.addItem('jumper');
await allowed('discountLine', discount);
await cashier.cash(10_000);

const { permissions } = till.context().rules();
const never = { isAllowed: false, upToRateBp: null, upToMinor: null };
till.setPermissions({
  ...permissions,
  cashier: { ...permissions.cashier, 'basket-abandon': never },
});
await cashier.addItem('book');
await allowed('abandon', abandonment);

const { journal } = till;
const entries = journal.journalIds().flatMap((id) => journal.read(id, 1, 1_000));
const rows = entries.map((entry) => ({
  ...entry,
  bytes: Buffer.from(entry.bytes).toString('base64'),
}));
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
write('entries.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
write('personal.jsonl', '');
write('heads.json', `${JSON.stringify(journal.heads(), null, 1)}\n`);
