import { expect, it } from 'vitest';
import type { StoredStep } from '../../contract/port/journal.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { BasketShelf, parseStep, storeStep } from './basket-shelf.ts';

/** Steps of one basket with everything that can happen to it before its end. */
async function storedSteps(): Promise<StoredStep[]> {
  const till = await memoryTill({ items: shopItems });
  const cashier = cashierAt(till);
  await cashier.scan('bread', '2');
  await cashier.addItem('tea', '0.250');
  await cashier.scan('jumper');
  await cashier.setQuantity(1, '3');
  await cashier.voidLine(3);
  await cashier.undo();
  await cashier.card(100, 'a-tender-to-be-removed');
  await cashier.removeTender('a-tender-to-be-removed');
  const put = await cashier.suspend('later');
  await cashier.resume(put.ok ? put.value.basketId : '');
  await cashier.cash(50);
  return till.journal.openBasketSteps();
}

it('a step is stored and read back as it was', async () => {
  const stored = await storedSteps();
  expect(stored.map(parseStep).map(storeStep)).toEqual(stored);
});

it('the shelf is the same whether steps come one by one or all at a start', async () => {
  const stored = await storedSteps();
  const grown = new BasketShelf();
  for (let count = 1; count <= stored.length; count += 1) {
    for (const step of stored.slice(count - 1, count)) grown.put(parseStep(step));
    const loaded = BasketShelf.load(stored.slice(0, count));
    expect(loaded.openOn('till')).toEqual(grown.openOn('till'));
    expect(loaded.suspended()).toEqual(grown.suspended());
  }
});

it('a step that is missing or not as this release knows it stops the start, loudly', async () => {
  const stored = await storedSteps();
  expect(() => BasketShelf.load(stored.toSpliced(3, 1))).toThrow('no gap');
  expect(() => BasketShelf.load(stored.slice(1))).toThrow('no gap');
  const last = stored.length - 1;
  for (const text of ['{}', 'null', '', '{"operatorId":"o","at":"now","body":{"kind":"paid"}}']) {
    expect(() =>
      BasketShelf.load(stored.with(last, { ...storedAt(stored, last), text })),
    ).toThrow();
  }
});

it('a seat never holds two open baskets', async () => {
  const stored = await storedSteps();
  const other = stored.map((step) => ({
    ...step,
    basketId: 'another-basket-0001',
    commandId: `${step.commandId}:2`,
  }));
  expect(() => BasketShelf.load([...stored, ...other])).toThrow('one open basket at most');
});

function storedAt(stored: readonly StoredStep[], index: number): StoredStep {
  const step = stored[index];
  if (!step) throw new Error('no such step');
  return step;
}
