import { beforeEach, describe, expect, it } from 'vitest';
import { saleSnapshot } from '../../contract/host/views.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  cashier = cashierAt(till);
});

describe('a seat', () => {
  it('sees each of its steps, and what it sees is of the contract', async () => {
    const source = till.views().sale('till');
    let changes = 0;
    source.subscribe(() => {
      changes += 1;
    });
    await cashier.scan('bread');
    await cashier.addItem('tea', '0.250');
    expect(changes).toBe(2);
    const snapshot = saleSnapshot.parse(source.current());
    expect(snapshot.basket).toMatchObject({ version: 3, totalMinor: 2_345, articleCount: 2 });
    await cashier.cash(2_345);
    expect(saleSnapshot.parse(source.current())).toMatchObject({
      basket: null,
      paid: { totalMinor: 2_345 },
    });
  });

  it('is told the last command it took, and nothing of other seats', async () => {
    await cashier.scan('bread', '1', 'command-of-this-seat');
    await cashierAt(till, 'tablet-1').scan('bread', '1', 'command-of-the-tablet');
    expect(till.sale().lastCommandId).toBe('command-of-this-seat');
    expect(till.sale('tablet-1').lastCommandId).toBe('command-of-the-tablet');
  });

  it('goes on being shown however many other seats come and go', async () => {
    const source = till.views().sale('till');
    let changes = 0;
    source.subscribe(() => {
      changes += 1;
    });
    await cashier.scan('bread');
    for (let script = 0; script < 500; script += 1) {
      const other = cashierAt(till, `script-${script}`);
      await other.scan('bread');
      await other.cash(120);
    }
    const before = changes;
    await cashier.scan('jumper');
    expect(changes).toBe(before + 1);
    expect(source.current().basket?.totalMinor).toBe(8_110);
    expect(till.sale().basket?.totalMinor).toBe(8_110);
  });

  it('keeps its paid screen until the next basket opens or it is dismissed', async () => {
    await cashier.scan('bread');
    await cashier.cash(200);
    await cashierAt(till, 'tablet-1').scan('bread');
    expect(till.sale().paid).toMatchObject({ changeMinor: 80 });
    await cashier.scan('jumper');
    await cashier.suspend();
    expect(till.sale().paid).toBeNull();
    await cashier.scan('bread');
    await cashier.cash(120);
    till.seats().dismiss('till');
    till.views().sale('till').invalidate();
    expect(till.sale().paid).toBeNull();
  });
});

describe('the suspended baskets', () => {
  it('are counted on every seat at once', async () => {
    const tablet = till.views().sale('tablet-1');
    let changes = 0;
    tablet.subscribe(() => {
      changes += 1;
    });
    await cashier.scan('bread');
    expect(changes).toBe(0);
    await cashier.suspend();
    expect(tablet.current().suspendedCount).toBe(1);
    await cashier.resume(till.suspended().baskets[0]?.id ?? '');
    expect(tablet.current().suspendedCount).toBe(0);
    expect(changes).toBe(2);
  });
});

it('what a seat remembers of its past is bounded: seats come and go for years', async () => {
  for (let script = 0; script < 1_000; script += 1) {
    const other = cashierAt(till, `script-${script}`);
    await other.scan('bread');
    await other.cash(120);
  }
  expect(till.seats().size()).toBeLessThanOrEqual(256);
  expect(till.sale('script-999').paid).toMatchObject({ totalMinor: 120 });
});
