// The paper of a closure: read back from it, its figures are those that the raw entries add up to.
import { expect, it } from 'vitest';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import { closurePaper } from '../../domain/report/closure-paper.ts';
import { layOut } from '../../hardware/printer/layout/lay-out.ts';
import { charactersAt } from '../../hardware/printer/layout/paper-part.ts';
import { paperColumns } from '../../hardware/printer/paper.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { cashOf, dayAt } from '../../test/support/day-keeper-hands.ts';
import { memoryTill } from '../../test/support/memory-till.ts';
import { seededRandom } from '../../test/support/seeded-random.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { createClosedFigures } from './closed-figures.ts';
import { closureFactsOf } from './closure-facts-of.ts';
import { memoryDayFiguresStore } from './day-figures-store.ts';

const skus = ['bread', 'jumper', 'meal', 'case'] as const;

/** A day of sales, discounts, a return, a gift card, a deposit and money that moves. */
async function seededDay(seed: number, isCounted = true) {
  const random = seededRandom(seed);
  const till = await memoryTill({ items: shopItems });
  till.actAs('manager');
  const cashier = cashierAt(till);
  const day = dayAt(till);
  if (isCounted) await day.open(cashOf(20_000));
  const pay = async () => {
    const due = till.sale().basket?.remainingMinor ?? 0;
    await cashier.tender(random() < 0.5 ? 'cash' : 'card', due);
  };
  for (let sale = 0; sale < 8; sale += 1) {
    const sku = skus[Math.floor(random() * skus.length)] ?? 'bread';
    await cashier.addItem(sku, String(1 + Math.floor(random() * 3)));
    if (random() < 0.4) await cashier.discountLine(1, { kind: 'percent', rateBp: 1_000 });
    await pay();
  }
  const sold = till.transactions().at(0);
  await cashier.giveBack(
    { journalId: sold?.journal.id ?? '', sequence: sold?.sequence ?? 0 },
    1,
    '1',
  );
  const refund = till.sale().basket?.remainingMinor ?? 0;
  await cashier.refund('cash', Math.abs(refund));
  await cashier.complete();
  await cashier.sellGiftCard(5_000);
  await pay();
  await cashier.takeDeposit(3_000);
  await pay();
  await day.move('cash-drop', 1_000);
  await day.noSale();
  if (isCounted) await day.close();
  return { till, day };
}

type SeededTill = Awaited<ReturnType<typeof seededDay>>['till'];

async function paperOf(
  till: SeededTill,
  { language = 'fr', copyNumber = 0 }: { language?: 'fr' | 'en'; copyNumber?: number } = {},
) {
  const entry = till.entries().findLast(({ type }) => type === 'closure');
  const sealed = till.journal.find(entry?.journal.id ?? '', entry?.sequence ?? 0);
  if (!sealed) throw new Error('Nothing was closed');
  const facts = await closureFactsOf(till.journal, sealed, {
    ...{ language, copyNumber },
    closedFigures: createClosedFigures({
      journal: till.journal,
      store: memoryDayFiguresStore(),
      pause: async () => {},
      onFailed: () => {},
    }),
    names: { tender: (type) => type, operator: () => 'Inès M.', reason: (code) => code },
  });
  return { document: closurePaper(facts), sealed };
}

/** `1 234,50 €` back to cents. */
const cents = (text: string) => Number(text.replace(/[^0-9-]/g, ''));

/** The figures beside a label, first to last. */
function figuresAt({ blocks }: ReceiptDocument, label: string): number[] {
  return blocks.flatMap((block) =>
    block.kind === 'pair' && block.left === label ? [cents(block.right)] : [],
  );
}

/** The rows of the first VAT table. */
function vatRows({ blocks }: ReceiptDocument): number[][] {
  const table = blocks.find((block) => block.kind === 'table');
  return table?.kind === 'table' ? table.rows.map(([, ...cells]) => cells.map(cents)) : [];
}

it.each([1, 2, 3])('says what the raw entries of the day add up to (seed %i)', async (seed) => {
  const { till } = await seededDay(seed);
  const { document, sealed } = await paperOf(till);
  const lines = till.transactions().flatMap(({ body }) => body.lines);
  const turnover = lines.filter(({ accounting }) => accounting === 'turnover');
  const sum = (minors: readonly number[]) => minors.reduce((total, minor) => total + minor, 0);
  const gross = turnover.map(({ grossMinor }) => grossMinor);
  expect(gross.length).toBeGreaterThan(8);
  expect(figuresAt(document, 'Chiffre d’affaires TTC')).toEqual([sum(gross)]);
  // Of the day, and perpetual: the till's first day is all there is.
  const sales = sum(gross.filter((minor) => minor > 0));
  const returns = sum(gross.filter((minor) => minor < 0));
  expect(returns).toBeLessThan(0);
  expect(figuresAt(document, 'Ventes')).toEqual([sales, sales]);
  expect(figuresAt(document, 'Retours')).toEqual([returns, returns]);
  expect(figuresAt(document, 'Ventes plus retours')).toEqual([sales - returns]);
  const byRate = Map.groupBy(turnover, ({ vatRateBp }) => vatRateBp);
  expect(vatRows(document)).toEqual(
    [...byRate]
      .toSorted(([a], [b]) => a - b)
      .map(([, members]) => [
        sum(members.map(({ netMinor }) => netMinor)),
        sum(members.map(({ vatMinor }) => vatMinor)),
        sum(members.map(({ grossMinor }) => grossMinor)),
      ]),
  );
  const tenders = till.transactions().flatMap(({ body }) => body.tenders);
  for (const type of ['cash', 'card']) {
    const paid = tenders.filter((tender) => tender.type === type);
    expect(figuresAt(document, type)).toEqual([sum(paid.map(({ amountMinor }) => amountMinor))]);
  }
  expect(figuresAt(document, 'Cartes cadeaux vendues (hors chiffre d’affaires)')).toEqual([5_000]);
  expect(figuresAt(document, 'Prélèvement (1)')).toEqual([1_000]);
  expect(figuresAt(document, `Inès M. (${till.transactions().length})`)).toEqual([sum(gross)]);
  const texts = document.blocks.map((block) => ('text' in block ? block.text : ''));
  expect(texts.at(-1)).toContain(sealed.hash.slice(0, 8));
});

it.each(paperColumns)('fits on %i columns, in French and English', async (columns) => {
  const { till } = await seededDay(4);
  for (const language of ['fr', 'en'] as const) {
    const { document } = await paperOf(till, { language });
    for (const part of layOut(document, { columns, codePage: '858' })) {
      if (part.kind !== 'line') continue;
      expect(part.text.length).toBeLessThanOrEqual(charactersAt(part.size, columns));
      expect(part.text).not.toContain('·');
    }
  }
});

it('a copy is marked at both ends', async () => {
  const { till } = await seededDay(5);
  const { document } = await paperOf(till, { copyNumber: 2 });
  const marks = document.blocks.filter(({ kind }) => kind === 'mark');
  expect(marks).toEqual([
    { kind: 'mark', text: 'DUPLICATA 2' },
    { kind: 'mark', text: 'DUPLICATA 2' },
  ]);
});

it('a late closure says that it is late, and nothing of a drawer that nobody counted', async () => {
  const { till, day } = await seededDay(6, false);
  till.passDays(1);
  await day.move('paid-in', 100);
  const { document } = await paperOf(till);
  expect(document.blocks).toContainEqual({ kind: 'mark', text: 'CLÔTURE TARDIVE' });
  expect(document.blocks).toContainEqual(
    expect.objectContaining({ text: 'Tiroir pas encore compté' }),
  );
  expect(figuresAt(document, 'cash')).toEqual([]);
});
