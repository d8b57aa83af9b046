// Wrote test/fixtures/journal/v1, once: `node test/support/make-journal-fixture.ts FOLDER`. Never run
// it over a released fixture; a new format gets a folder of its own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalWriterOptions } from '../../host/journal/journal-writer.ts';
import { createMemoryJournal } from '../../host/journal/memory-journal.ts';
import { closureDraft, newSigner, saleDraft } from './journal-kit.ts';
import { append, openWriter } from './journal-till.ts';
import { breadLine, makeTransaction } from './make-transaction.ts';
import { reverse } from './reverse-transaction.ts';

const [folder = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const journal = createMemoryJournal();
const state = {
  nowMs: Date.parse('2026-10-25T00:30:00.000Z'),
  ids: 0,
  salts: 0,
};
const options: Partial<JournalWriterOptions> = {
  signers: [newSigner()],
  clock: {
    // One minute passes between two acts; the hour that comes twice is among them.
    nowMs: () => {
      state.nowMs += 60_000;
      return state.nowMs;
    },
    monotonicMs: () => state.nowMs - Date.parse('2026-10-25T00:00:00.000Z'),
    platformOffsetMs: () => -350,
  },
  random: {
    id: () => {
      state.ids += 1;
      return `fixture-id-${String(state.ids).padStart(11, '0')}`;
    },
    salt: () => {
      state.salts += 1;
      return new Uint8Array(32).fill(state.salts);
    },
  },
  tillSession: () => 1,
};
const writer = openWriter(journal, options);
const journalId = writer.head('live')?.journalId ?? '';

const bread = makeTransaction({
  basketId: 'fixture-basket-0001',
  lines: [
    { ...breadLine, quantity: { value: 2, scale: 0 } },
    { ...breadLine, unitPriceMinor: 1_999, vatRateBp: 2000, discountPercent: 10 },
    { ...breadLine, unitPriceMinor: 450, quantity: { value: 1_250, scale: 3 } },
  ],
  tenders: ['cash', 'card'],
  changeMinor: 500,
});
const customer = { reference: 'fixture-customer-1', part: { name: 'Zoé Étienne', note: '€ ✓' } };
append(writer, saleDraft(bread));
append(writer, { ...saleDraft({ ...bread, basketId: 'fixture-basket-0002' }), personal: customer });
append(
  writer,
  saleDraft(
    reverse(
      bread,
      { journalId, sequence: 2 },
      {
        basketId: 'fixture-basket-0003',
        seat: 'till',
        openedAt: '2026-10-25T00:31:00.000Z',
        reasonCode: 'changed-mind',
      },
    ),
  ),
);
append(writer, {
  type: 'basket-abandoned',
  body: {
    basketId: 'fixture-basket-0004',
    seat: 'till',
    reasonCode: 'customer-left',
    openedAt: '2026-10-25T00:31:00.000Z',
    grossMinor: 120,
    lines: [
      {
        number: 1,
        sku: 'SKU-1',
        label: 'Baguette',
        quantity: { value: 1, scale: 0 },
        grossMinor: 120,
      },
    ],
    corrections: [
      {
        kind: 'line-void',
        lineNumber: 2,
        sku: 'SKU-2',
        label: 'Confiture',
        quantity: { value: -1, scale: 0 },
        tenderType: '',
        amountMinor: -450,
        at: '2026-10-25T00:31:30.000Z',
        operatorId: 'op-1',
      },
    ],
  },
  operatorId: 'op-1',
  personal: null,
});
append(writer, {
  type: 'event',
  body: { event: 'duplicate-printed', details: { sequence: 2, copy: 1 } },
  operatorId: 'op-2',
  personal: null,
});
state.nowMs = Date.parse('2026-10-25T00:58:30.000Z');
append(writer, saleDraft({ ...bread, basketId: 'fixture-basket-0005' }));
append(writer, {
  ...saleDraft(
    makeTransaction({
      basketId: 'fixture-basket-0006',
      lines: [
        {
          ...breadLine,
          unitPriceMinor: 5_000,
          vatCategory: 'O',
          vatRateBp: 0,
          accounting: 'liability',
        },
        { ...breadLine, unitPriceMinor: 3_000, vatRateBp: 2000, accounting: 'deposit' },
      ],
      tenders: ['card'],
    }),
  ),
  personal: { reference: 'fixture-customer-2', part: { name: 'Erased' } },
});
append(writer, closureDraft('day', '2026-10-25'));
writer.rotateKey(newSigner(), 'scheduled');
state.nowMs = Date.parse('2026-12-31T17:00:00.000Z');
append(writer, saleDraft({ ...bread, basketId: 'fixture-basket-0007' }));
append(
  writer,
  closureDraft('day', '2026-12-31'),
  closureDraft('month', '2026-12-31'),
  closureDraft('year', '2026-12-31'),
);
state.nowMs = Date.parse('2026-12-31T16:00:00.000Z');
append(writer, saleDraft({ ...bread, basketId: 'fixture-basket-0008' }));
writer.append({
  kind: 'training',
  drafts: [saleDraft({ ...bread, basketId: 'fixture-basket-0009' })],
  steps: [],
  endedBaskets: [{ basketId: 'fixture-basket-0009' }],
  responsibleId: 'op-9',
});
writer.sealAndRestart('journal-fork');
append(writer, saleDraft({ ...bread, basketId: 'fixture-basket-0010' }));
journal.erasePersonal('fixture-customer-2');

const entries = journal.journalIds().flatMap((id) => journal.read(id, 1, 1_000));
const lines = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
writeFileSync(
  join(folder, 'entries.jsonl'),
  lines(entries.map((entry) => ({ ...entry, bytes: Buffer.from(entry.bytes).toString('base64') }))),
);
writeFileSync(
  join(folder, 'personal.jsonl'),
  lines(entries.flatMap((entry) => journal.personalPart(entry.journalId, entry.sequence) ?? [])),
);
writeFileSync(join(folder, 'heads.json'), `${JSON.stringify(journal.heads(), null, 1)}\n`);
