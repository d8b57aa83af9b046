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

const id = 'the-command-sent-twice';
const suspendedId = async (): Promise<string> => {
  await cashier.scan('jumper');
  const put = await cashier.suspend();
  return put.ok ? put.value.basketId : '';
};

/** Every command: what must be there before it, then the command itself under one id. */
const commands: {
  name: string;
  ready(): Promise<unknown>;
  send(basketId: string): Promise<unknown>;
}[] = [
  {
    name: 'scan, the first',
    ready: async () => null,
    send: () => cashier.scan('bread', undefined, id),
  },
  { name: 'scan', ready: () => cashier.scan('bread'), send: () => cashier.scan('bread', '2', id) },
  { name: 'addItem', ready: async () => null, send: () => cashier.addItem('tea', '0.2', id) },
  {
    name: 'setQuantity',
    ready: () => cashier.scan('bread'),
    send: () => cashier.setQuantity(1, '7', id),
  },
  { name: 'voidLine', ready: () => cashier.scan('bread'), send: () => cashier.voidLine(1, id) },
  {
    name: 'undo',
    ready: async () => [await cashier.scan('bread'), await cashier.scan('jumper')],
    send: () => cashier.undo(id),
  },
  { name: 'suspend', ready: () => cashier.scan('bread'), send: () => cashier.suspend('x', id) },
  { name: 'resume', ready: suspendedId, send: (basketId) => cashier.resume(basketId, id) },
  {
    name: 'abandon',
    ready: () => cashier.scan('bread'),
    send: () => cashier.abandon('customer-left', id),
  },
  {
    name: 'tender, a part',
    ready: () => cashier.scan('jumper'),
    send: () => cashier.card(1_000, id),
  },
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
      await cashier.card(1_000, 'the-tender-to-remove'),
    ],
    send: () => cashier.removeTender('the-tender-to-remove', id),
  },
];

describe.each(commands)('$name, sent again', ({ ready, send }) => {
  let basketId: string;
  let first: unknown;

  beforeEach(async () => {
    const prepared = await ready();
    basketId = typeof prepared === 'string' ? prepared : '';
    first = await send(basketId);
    expect(first).toMatchObject({ ok: true });
  });

  const stored = () => ({
    steps: till.journal.openBasketSteps(),
    entries: till.entries(),
    commits: till.disk.commits(),
  });

  it('at once is answered the same and done once', async () => {
    const before = stored();
    expect(await send(basketId)).toEqual(first);
    expect(await send(basketId)).toEqual(first);
    expect(stored()).toEqual(before);
  });

  it('after more has happened is answered the same and done once', async () => {
    await cashier.scan('meal');
    await cashier.scan('meal');
    const before = stored();
    expect(await send(basketId)).toEqual(first);
    expect(stored()).toEqual(before);
  });

  it('after a crash is answered the same and done once', async () => {
    till.restart();
    const before = stored();
    expect(await send(basketId)).toEqual(first);
    expect(stored()).toEqual(before);
  });

  it('after the basket ended, and after a crash then, is answered the same and done once', async () => {
    if (!cashier.basket()) {
      const [waiting] = till.suspended().baskets;
      if (waiting) await cashier.resume(waiting.id);
    }
    const dueMinor = till.sale().basket?.remainingMinor ?? 0;
    await (dueMinor > 0 ? cashier.card(dueMinor) : cashier.abandon());
    for (const crash of [() => undefined, () => till.restart()]) {
      crash();
      const before = stored();
      expect(await send(basketId)).toEqual(first);
      expect(stored()).toEqual(before);
      expect(cashier.basket()).toBeNull();
    }
  });
});

it('a command that was refused is decided anew: nothing was done under its id', async () => {
  expect(await cashier.voidLine(1, id)).toMatchObject({ error: { code: 'NO_OPEN_BASKET' } });
  await cashier.scan('bread');
  expect(await cashier.voidLine(1, id)).toMatchObject({ ok: true });
});

it('the id of one command used for another does nothing more', async () => {
  await cashier.scan('jumper', undefined, id);
  const before = till.disk.commits();
  expect(await cashier.cash(8_000, id)).toMatchObject({ ok: true, value: { paid: null } });
  expect(await cashier.complete(id)).toMatchObject({ ok: true, value: { paid: null } });
  expect(await cashier.scan('bread', undefined, id)).toMatchObject({ ok: true });
  expect(await cashierAt(till, 'tablet-1').scan('bread', undefined, id)).toMatchObject({
    ok: true,
  });
  expect(till.disk.commits()).toBe(before);
  expect(till.transactions()).toEqual([]);
});

it('a version answered late does not let anybody pay for a line they have not seen', async () => {
  const seen = await cashier.scan('bread', undefined, id);
  await cashier.scan('jumper');
  const again = await cashier.scan('bread', undefined, id);
  expect(again).toEqual(seen);
  const version = again.ok ? again.value.version : 0;
  expect(await cashier.tender('card', 8_110, undefined, version)).toMatchObject({
    error: { code: 'BASKET_CHANGED' },
  });
});
