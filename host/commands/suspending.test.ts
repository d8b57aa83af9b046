import { beforeEach, describe, expect, it } from 'vitest';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  cashier = cashierAt(till);
});

function refusal(code: string) {
  return { ok: false, error: { code } };
}

async function suspended(sku: string, label = ''): Promise<string> {
  await cashier.addItem(sku);
  const put = await cashier.suspend(label);
  if (!put.ok) throw new Error(put.error.code);
  return put.value.basketId;
}

describe('a suspended basket', () => {
  it('waits with its lines and tenders while others are served, and is resumed at any seat', async () => {
    await cashier.scan('jumper');
    await cashier.card(1_000);
    const put = await cashier.suspend('  Mme au chien  ');
    await cashier.scan('bread');
    await cashier.cash(120);
    expect(till.suspended().baskets).toMatchObject([
      { label: 'Mme au chien', totalMinor: 7_990, articleCount: 1, firstLines: ['Article jumper'] },
    ]);
    const tablet = cashierAt(till, 'tablet-1');
    expect(await tablet.resume(put.ok ? put.value.basketId : '')).toMatchObject({ ok: true });
    expect(till.suspended().baskets).toEqual([]);
    expect(await tablet.cash(6_990)).toMatchObject({ value: { paid: { totalMinor: 7_990 } } });
  });

  it('is from then on of who took it up, not of who is at the seat where it was put aside', async () => {
    const basketId = await suspended('jumper');
    till.beOperatorAt('tablet-1', 'op-2');
    const tablet = cashierAt(till, 'tablet-1');
    await tablet.resume(basketId);
    expect(tablet.basket()?.operatorId).toBe('op-2');
  });

  it('can’t be rung into, paid, voided or abandoned until it is resumed', async () => {
    const basketId = await suspended('jumper');
    for (const refused of [
      await cashier.cash(7_990),
      await cashier.voidLine(1),
      await cashier.undo(),
      await cashier.abandon(),
      await cashier.suspend(),
    ]) {
      expect(refused).toMatchObject(refusal('NO_OPEN_BASKET'));
    }
    await cashier.scan('bread');
    expect(cashier.basket()?.id).not.toBe(basketId);
  });

  it('is resumed once', async () => {
    const basketId = await suspended('jumper');
    const tablet = cashierAt(till, 'tablet-1');
    expect(await tablet.resume(basketId)).toMatchObject({ ok: true });
    expect(await cashier.resume(basketId)).toMatchObject(refusal('BASKET_NOT_FOUND'));
    expect(await tablet.resume(basketId)).toMatchObject(refusal('BASKET_NOT_FOUND'));
  });

  it('does not come to a seat that is busy', async () => {
    const basketId = await suspended('jumper');
    await cashier.scan('bread');
    expect(await cashier.resume(basketId)).toMatchObject(refusal('BASKET_OPEN'));
    expect(till.suspended().baskets).toHaveLength(1);
  });

  it('that is paid, abandoned or made up is not found', async () => {
    const paid = await suspended('jumper');
    await cashier.resume(paid);
    await cashier.card(7_990);
    const left = await suspended('bread');
    await cashier.resume(left);
    await cashier.abandon();
    for (const basketId of [paid, left, '', 'x'.repeat(64), '__proto__']) {
      expect(await cashier.resume(basketId)).toMatchObject(refusal('BASKET_NOT_FOUND'));
    }
  });

  it('survives a crash, several of them, longest waiting first, with the open one', async () => {
    const first = await suspended('jumper', 'a');
    const second = await suspended('bread', 'b');
    await cashier.scan('meal');
    const open = cashier.basket();
    till.restart();
    expect(till.suspended().baskets.map(({ id }) => id)).toEqual([first, second]);
    expect(cashier.basket()).toEqual(open);
    expect(till.sale().suspendedCount).toBe(2);
  });

  it('is undone like any other after it was resumed', async () => {
    const basketId = await suspended('jumper');
    await cashier.resume(basketId);
    await cashier.undo();
    expect(cashier.basket()).toMatchObject({ state: 'open', seat: 'till', lines: [] });
    till.restart();
    expect(cashier.basket()).toMatchObject({ state: 'open', seat: 'till', lines: [] });
  });
});

describe('an open basket that was emptied', () => {
  it('gives way to the one that is resumed, and leaves what was taken back in the journal', async () => {
    const basketId = await suspended('jumper');
    await cashier.scan('bread');
    await cashier.voidLine(1);
    expect(await cashier.resume(basketId)).toMatchObject({ ok: true });
    expect(cashier.basket()).toMatchObject({ id: basketId, state: 'open' });
    const left = till.entries().at(-1);
    expect(left).toMatchObject({
      type: 'basket-abandoned',
      body: { reasonCode: 'emptied', lines: [], corrections: [{ kind: 'line-void' }] },
    });
    till.restart();
    expect(cashier.basket()).toMatchObject({ id: basketId, state: 'open' });
  });
});
