// The X on paper: what the raw entries of the day add up to, and neither a closure nor what is still to be counted.
import { expect, it } from 'vitest';
import { fail } from '../../contract/failure/failure.ts';
import { refuse } from '../../domain/result.ts';
import { layOut } from '../../hardware/printer/layout/lay-out.ts';
import { charactersAt } from '../../hardware/printer/layout/paper-part.ts';
import { paperColumns } from '../../hardware/printer/paper.ts';
import { allowByAssociate } from '../../test/support/allow-by-associate.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { dayAt } from '../../test/support/day-keeper-hands.ts';
import { memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { createCommandQueue } from '../commands/command-queue.ts';
import { readingHandlers } from './reading-handlers.ts';

/** A day that was closed, and one that goes on. */
async function secondDay() {
  const till = await memoryTill({ items: shopItems });
  till.actAs('manager');
  const cashier = cashierAt(till);
  const day = dayAt(till);
  await cashier.addItem('lamp');
  await cashier.cash(10_000);
  await day.close();
  till.passDays(1);
  await cashier.addItem('jumper', '2');
  await cashier.markLine(1, { associateId: 'op-1' });
  await cashier.card(till.sale().basket?.remainingMinor ?? 0);
  await cashier.sellGiftCard(5_000);
  await cashier.cash(5_000);
  await cashier.addItem('bread');
  const card = till.transactions().at(-1)?.body.lines[0]?.serialNumber ?? '';
  await cashier.tenderBy('gift-card', till.sale().basket?.remainingMinor ?? 0, card);
  await day.move('cash-drop', 1_000);
  const draw = async (language: 'fr' | 'en' = 'fr', role: 'page' | 'script' = 'page') => {
    const { drawReading } = readingHandlers({
      day: till.day(),
      queue: createCommandQueue(),
      language: () => language,
      aliasOf: () => 'Inès M.',
      pause: async () => {},
      printing: { printDocument: () => refuse(fail('PRINTER_NOT_SET')) },
    });
    const drawn = await drawReading(
      { commandId: till.newCommandId(), seat: 'till' },
      { role, id: 'any' },
    );
    if (!drawn.ok) throw new Error(drawn.error.code);
    return drawn.value;
  };
  return { till, draw };
}

it('says what was sold since the last Z, and no tender that is counted', async () => {
  const { till, draw } = await secondDay();
  const { document, reading, figures } = await draw();
  const sold = till.transactions().slice(1);
  const turnover = sold
    .flatMap(({ body }) => body.lines)
    .filter(({ accounting }) => accounting === 'turnover')
    .reduce((sum, { grossMinor }) => sum + grossMinor, 0);
  expect(reading.totals.salesMinor).toBe(turnover);
  expect(figures.turnover.grossMinor).toBe(turnover);
  expect(figures.tenders.map(({ type }) => type)).toEqual(['gift-card']);
  const labels = document.blocks.flatMap((block) => (block.kind === 'pair' ? [block.left] : []));
  expect(labels).not.toContain('Espèces');
  expect(labels).toContain('Prélèvement (1)');
  expect(labels).toContain('Carte cadeau');
});

it('is marked as a reading at both ends, has no number, and is an event of the journal', async () => {
  const { till, draw } = await secondDay();
  const before = till.entries().length;
  const { document } = await draw();
  const marks = document.blocks.filter(({ kind }) => kind === 'mark');
  expect(marks).toEqual([
    { kind: 'mark', text: 'LECTURE X - INTERMÉDIAIRE' },
    { kind: 'mark', text: 'LECTURE X - INTERMÉDIAIRE' },
  ]);
  expect(JSON.stringify(document)).not.toMatch(/CLÔTURE|GRANDS TOTAUX/);
  expect(till.entries().slice(before)).toMatchObject([
    { type: 'event', body: { event: 'reading' } },
  ]);
});

it('tells a page of nobody unless the retailer allows it, and its paper then of who rang alone', async () => {
  const { till, draw } = await secondDay();
  const seen = async (role: 'page' | 'script') => {
    const { figures, document } = await draw('fr', role);
    const titles = document.blocks.flatMap((block) =>
      block.kind === 'text' && /^PAR (OP|VEN)/.test(block.text) ? [block.text] : [],
    );
    return { titles, people: [figures.operators.length, figures.associates.length] };
  };
  expect(await seen('page')).toEqual({ titles: ['PAR OPÉRATEUR'], people: [0, 0] });
  expect(await seen('script')).toEqual({ titles: ['PAR OPÉRATEUR'], people: [1, 1] });
  await allowByAssociate(till.documents);
  const both = { titles: ['PAR OPÉRATEUR', 'PAR VENDEUR'], people: [1, 1] };
  expect(await seen('page')).toEqual(both);
});

it.each(paperColumns)('fits on %i columns, in French and English', async (columns) => {
  const { draw } = await secondDay();
  for (const language of ['fr', 'en'] as const) {
    const { document } = await draw(language);
    for (const part of layOut(document, { columns, codePage: '858' })) {
      if (part.kind !== 'line') continue;
      expect(part.text.length).toBeLessThanOrEqual(charactersAt(part.size, columns));
      expect(part.text).not.toContain('·');
    }
  }
});
