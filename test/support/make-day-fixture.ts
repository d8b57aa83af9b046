// Wrote test/fixtures/journal/v1-day, once: `node test/support/make-day-fixture.ts FOLDER`. Never run it
// over a released fixture; what a later release writes otherwise gets a folder of its own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DenominationCount, Money } from '../../domain/day/money.ts';
import { cashierAt } from './cashier.ts';
import { memoryTill } from './memory-till.ts';
import { shopItems } from './shop-items.ts';

const [folder = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const till = await memoryTill({
  items: shopItems,
  firstStart: '2026-12-30T08:00:00.000Z',
  dayRules: { floatMinor: 15_000 },
});
const cashier = cashierAt(till);
till.actAs('manager');
const page = { id: 'page', role: 'page' as const };
const act = () => ({ seat: 'till', commandId: till.newCommandId() });

async function done<T>(answer: Answer<T> | Promise<Answer<T>>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(given.error.code);
  return given.value;
}

type Answer<T> = { ok: true; value: T } | { ok: false; error: { code: string } };

const money = (type: string, amountMinor: number, more: Partial<Money> = {}) => ({
  type,
  amountMinor,
  pieces: more.pieces ?? 0,
  denominations: [...(more.denominations ?? [])],
  items: [...(more.items ?? [])],
});
const note = (unitMinor: number, count: number): DenominationCount => ({
  form: 'note',
  unitMinor,
  count,
});
const coin = (unitMinor: number, count: number): DenominationCount => ({
  form: 'coin',
  unitMinor,
  count,
});

/** One count of the drawer, submitted and looked at. */
async function count(countId: string, cashCounts: readonly DenominationCount[]) {
  const calls = till.dayCalls();
  for (const { type } of till.daySnapshot().countedTypes) {
    const amountMinor = cashCounts.reduce((sum, each) => sum + each.unitMinor * each.count, 0);
    const counted =
      type === 'cash'
        ? money('cash', amountMinor, { denominations: cashCounts })
        : type === 'card'
          ? money('card', 7_990, { pieces: 1 })
          : money(type, 0);
    await done(calls.saveCount({ ...act(), countId, money: counted }, page));
  }
  await done(calls.submitCount({ ...act(), countId }, page));
  return done(calls.validateCount({ ...act(), countId }, page));
}

// 30 December: a float from the safe, sales, movements, a difference that is counted twice.
const calls = till.dayCalls();
await done(
  calls.openSession(
    {
      ...act(),
      counted: money('cash', 15_000, {
        denominations: [note(2_000, 5), note(1_000, 4), coin(100, 10)],
      }),
      floatFrom: 'safe',
      reasonCode: '',
    },
    page,
  ),
);
await done(cashier.addItem('jumper'));
await done(cashier.cash(8_000));
await done(cashier.addItem('jumper'));
await done(cashier.card(7_990));
const move = (kind: 'cash-drop' | 'paid-out' | 'paid-in', amountMinor: number, reasonCode = '') =>
  done(
    calls.moveMoney(
      {
        ...act(),
        kind,
        money: [money('cash', amountMinor)],
        reasonCode,
        pouch: '',
        direction: 'in',
      },
      page,
    ),
  );
await move('cash-drop', 5_000);
await move('paid-out', 1_190, 'postage');
await move('paid-in', 2_000, 'change');
await done(calls.noSale({ ...act(), reasonCode: 'make-change' }, page));
await done(calls.handOver({ ...act(), toOperatorId: 'op-2', countId: null, reasonCode: '' }, page));
await done(calls.readDay(act(), page));
const { countId } = await done(
  calls.beginCount({ ...act(), place: 'drawer', purpose: 'closing' }, page),
);
await count(countId, [note(2_000, 9)]);
await count(countId, [note(2_000, 9), coin(100, 1)]);
await done(
  calls.closeDay(
    {
      ...act(),
      counted: { countId },
      reasons: [{ type: 'cash', reasonCode: 'change-error' }],
      left: null,
    },
    page,
  ),
);

// The takings go to the bank; the safe is counted, and a note is found.
await done(
  calls.moveMoney(
    {
      ...act(),
      kind: 'bank-deposit',
      money: [money('cash', 4_000)],
      reasonCode: '',
      pouch: 'P-0042',
      direction: 'in',
    },
    page,
  ),
);

// 31 December is sold and not closed; 2 January closes it late, and the month and the year with it.
till.passDays(1);
await done(cashier.addItem('book'));
await done(cashier.cash(5_000));
till.passDays(2);
await done(cashier.addItem('book'));
await done(cashier.cash(5_000));
await done(calls.closeDay({ ...act(), counted: { amounts: [] }, reasons: [], left: null }, page));

const { journal } = till;
const entries = journal.journalIds().flatMap((id) => journal.read(id, 1, 1_000));
const lines = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
write(
  'entries.jsonl',
  lines(entries.map((entry) => ({ ...entry, bytes: Buffer.from(entry.bytes).toString('base64') }))),
);
write('personal.jsonl', '');
write('heads.json', `${JSON.stringify(journal.heads(), null, 1)}\n`);
