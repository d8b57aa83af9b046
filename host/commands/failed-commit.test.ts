import { beforeEach, describe, expect, it } from 'vitest';
import { FailureError } from '../../contract/failure/failure.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

let till: MemoryTill;
let cashier: Cashier;

beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  cashier = cashierAt(till);
});

const id = 'the-command-of-a-full-disk';

/** What a command would leave behind, in memory and in the file. */
function everything() {
  return {
    steps: till.journal.openBasketSteps(),
    stored: till.storedBaskets(),
    shelf: cashier.basket(),
    suspended: till.context().shelf.suspended(),
    entries: till.entries(),
    head: till.writer().head('live'),
    sale: till.sale(),
    waiting: till.suspended(),
  };
}

const waitingBasket = () => till.suspended().baskets[0]?.id ?? '';

const commands: { name: string; ready(): Promise<unknown>; send(): Promise<{ ok: boolean }> }[] = [
  { name: 'scan, the first', ready: async () => null, send: () => cashier.scan('bread', '1', id) },
  { name: 'scan', ready: () => cashier.scan('bread'), send: () => cashier.scan('jumper', '1', id) },
  { name: 'addItem', ready: async () => null, send: () => cashier.addItem('tea', '0.2', id) },
  {
    name: 'setQuantity',
    ready: () => cashier.scan('bread'),
    send: () => cashier.setQuantity(1, '7', id),
  },
  { name: 'voidLine', ready: () => cashier.scan('bread'), send: () => cashier.voidLine(1, id) },
  { name: 'undo', ready: () => cashier.scan('bread'), send: () => cashier.undo(id) },
  { name: 'suspend', ready: () => cashier.scan('bread'), send: () => cashier.suspend('x', id) },
  {
    name: 'resume',
    ready: async () => [await cashier.scan('bread'), await cashier.suspend()],
    send: () => cashier.resume(waitingBasket(), id),
  },
  {
    name: 'abandon',
    ready: () => cashier.scan('bread'),
    send: () => cashier.abandon('customer-left', id),
  },
  { name: 'tender, a part', ready: () => cashier.scan('jumper'), send: () => cashier.card(10, id) },
  {
    name: 'tender, the last',
    ready: () => cashier.scan('jumper'),
    send: () => cashier.cash(8_000, id),
  },
  { name: 'complete', ready: () => cashier.addItem('leaflet'), send: () => cashier.complete(id) },
  {
    name: 'removeTender',
    ready: async () => [
      await cashier.scan('jumper'),
      await cashier.card(10, 'the-tender-to-remove'),
    ],
    send: () => cashier.removeTender('the-tender-to-remove', id),
  },
];

describe.each(commands)('$name on a full disk', ({ ready, send }) => {
  it('leaves memory and file as before, says so each time, and succeeds with room', async () => {
    await ready();
    // A sale in the journal before it, so that numbers and totals have something to lose.
    const other = cashierAt(till, 'other');
    await other.scan('bread');
    await other.cash(120);
    const before = everything();
    till.disk.fill();
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const refused = await send().catch((thrown: unknown) => thrown);
      expect(refused).toBeInstanceOf(FailureError);
      expect(refused).toMatchObject({ failure: { code: 'DISK_FULL' } });
      expect(everything()).toEqual(before);
    }
    till.disk.free();
    till.restart();
    expect({ ...everything(), sale: null, waiting: null }).toEqual({
      ...before,
      sale: null,
      waiting: null,
    });
    expect(await send()).toMatchObject({ ok: true });
    const numbers = till.entries().map(({ sequence }) => sequence);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});

it('a sale refused by a full disk is paid once when there is room, with the next number', async () => {
  await cashier.scan('jumper');
  till.disk.fill();
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await expect(cashier.cash(8_000, id)).rejects.toThrow('DISK_FULL');
  }
  till.disk.free();
  const paid = await cashier.cash(8_000, id);
  const receiptNumber = expect.stringMatching(/^1-000001-/);
  expect(paid).toMatchObject({ value: { paid: { receiptNumber, changeMinor: 10 } } });
  expect(await cashier.cash(8_000, id)).toEqual(paid);
  expect(till.transactions()).toHaveLength(1);
});
