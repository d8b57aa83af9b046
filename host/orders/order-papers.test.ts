import { expect, test } from 'vitest';
import type { OrderDocument } from '../../contract/document/order.ts';
import { parcelContactId } from '../../contract/document/task.ts';
import { shippedOrderWorkRules } from '../../domain/order/work-rules.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import { ok } from '../../domain/result.ts';
import { tillPage } from '../../test/conformance/sample-documents.ts';
import { memoryTill } from '../../test/support/memory-till.ts';
import { orderLine, orderOf, shippedGroup } from '../../test/support/orders.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { createCommandQueue } from '../commands/command-queue.ts';
import { isForgotten, jobToStore } from '../printing/personal-papers.ts';
import type { StoredJob } from '../printing/stored-job.ts';
import { orderPaperHandlers } from './order-paper-handlers.ts';

const page = { id: 'page', role: 'page' as const };
const to = {
  ...{ group: 1, name: 'Élise Moreau', phone: '+33639980001', street: '3 rue Mercière' },
  ...{ postcode: '69002', city: 'Lyon', country: 'FR' },
};

/** A till whose papers are caught before the printer. */
async function printing(order: Partial<OrderDocument>, hasContact = true) {
  const till = await memoryTill({ items: shopItems });
  const document = orderOf({ groups: [shippedGroup], ...order });
  const contact = {
    ...{ id: parcelContactId(document.id), kind: 'parcel-contact' as const, at: document.takenAt },
    details: { order: document.id, groups: [to] },
  };
  await till.documents.applyPage(
    tillPage(
      1,
      [
        { collection: 'orders', document },
        ...(hasContact ? [{ collection: 'tasks' as const, document: contact }] : []),
      ],
      'store.till',
    ),
  );
  const jobs: StoredJob[] = [];
  const calls = orderPaperHandlers(
    {
      ...{ day: till.day(), commands: createCommandQueue() },
      orders: {
        ...{ documents: till.documents, journal: till.journal, pause: async () => undefined },
        acknowledgedThrough: () => 0,
      },
      rules: async () => shippedOrderWorkRules,
    },
    {
      language: () => 'fr',
      printDocument(request) {
        const job: StoredJob = {
          ...request,
          ...{ copyNumber: 0, reason: '', state: 'waiting', failure: null, createdAt: '' },
        };
        jobs.push(job);
        const { document: _, ...view } = job;
        return ok(view);
      },
    },
  );
  const seat = { commandId: till.newCommandId(), seat: 'till', printer: 'main' as const };
  const print = (paper: 'packing-slip' | 'address-label', hasPrices = true) =>
    calls.printOrderPaper({ ...seat, order: document.id, group: 1, paper, hasPrices }, page);
  const list = () => calls.printPickingList(seat, page);
  return { print, list, jobs, here: till.context().identity.store.id };
}

const textOf = ({ blocks }: ReceiptDocument): string =>
  blocks
    .flatMap((block) =>
      block.kind === 'text' || block.kind === 'mark'
        ? [block.text]
        : block.kind === 'pair'
          ? [`${block.left} | ${block.right}`]
          : block.kind === 'code'
            ? [block.data]
            : [],
    )
    .join('\n');

const packed = [orderLine(1, 'packed', { sourceId: 's-1', quantityMilli: 2_000 })];

test('a slip says what lies in the parcel and for whom, with its prices or without', async () => {
  const { print, jobs } = await printing({ lines: packed });
  expect(await print('packing-slip')).toMatchObject({ ok: true });
  await print('packing-slip', false);
  const [dear = '', present = ''] = jobs.map(({ document }) => textOf(document));
  expect(dear).toContain('BORDEREAU');
  expect(dear).toMatch(/2 × Pull \| 79,90/);
  expect(dear).toContain('Élise Moreau');
  expect(dear).not.toContain('Mercière');
  expect(present).toMatch(/2 × Pull \| $/m);
  expect(present).not.toContain('€');
});

test('the slip of a second parcel lists what is in it; printed once more when all has left it lists what left', async () => {
  const left = orderLine(1, 'shipped', { sourceId: 's-1' });
  const second = orderLine(2, 'packed', { sourceId: 's-1', quantityMilli: 3_000 });
  const { print, jobs } = await printing({ lines: [left, second] });
  await print('packing-slip');
  const text = textOf(jobs[0]?.document ?? { language: 'fr', blocks: [] });
  expect(text).toContain('3 × Pull');
  expect(text).not.toContain('1 × Pull');
  const gone = await printing({ lines: [left] });
  await gone.print('packing-slip');
  expect(textOf(gone.jobs[0]?.document ?? { language: 'fr', blocks: [] })).toContain('1 × Pull');
});

test('a label says where the parcel goes while this store has it to send', async () => {
  const { print, jobs } = await printing({ lines: packed });
  expect(await print('address-label')).toMatchObject({ ok: true });
  expect(textOf(jobs[0]?.document ?? { language: 'fr', blocks: [] })).toContain('69002 LYON');
  const gone = await printing({ lines: packed }, false);
  expect(await gone.print('address-label')).toMatchObject({
    error: { code: 'PARCEL_ADDRESS_UNKNOWN' },
  });
  expect(await gone.print('packing-slip')).toMatchObject({ ok: true });
});

test('nothing of a personal paper is kept in the file', async () => {
  const { print, jobs } = await printing({ lines: packed });
  await print('packing-slip');
  await print('address-label');
  const stored = jobs.map(jobToStore);
  expect(JSON.stringify(stored)).not.toMatch(/Moreau|Mercière|39980001/);
  expect([jobs.some(isForgotten), stored.every(isForgotten)]).toEqual([false, true]);
});

test('the picking list has each item once with the orders that wait for it, and nobody’s name', async () => {
  const lines = [1, 2].map((line) => orderLine(line, 'allocated', { sourceId: 's-1' }));
  const { list, jobs } = await printing({ lines });
  expect(await list()).toMatchObject({ ok: true });
  const text = textOf(jobs[0]?.document ?? { language: 'fr', blocks: [] });
  expect(text).toContain('2 × ');
  expect(text).toContain('3760123450010');
  expect(text.match(/2-000007-ABCD \(colis\)/g)).toHaveLength(2);
  expect(text).not.toContain('Moreau');
  const { list: none } = await printing({ lines: packed });
  expect(await none()).toMatchObject({ error: { code: 'ORDER_NONE_WAITS' } });
});
