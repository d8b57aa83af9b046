import fc from 'fast-check';
import { expect, it } from 'vitest';
import { effectiveBody } from '../../contract/entry/effective-body.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import { effectsOf } from '../../domain/effects/effects-of.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';

const acts = {
  scan: ({ cashier }: Hands) => cashier.scan('jumper'),
  lamp: ({ cashier }: Hands) => cashier.scan('lamp'),
  two: ({ cashier }: Hands) => cashier.setQuantity(1, '2'),
  void: ({ cashier }: Hands) => cashier.voidLine(1),
  undo: ({ cashier }: Hands) => cashier.undo(),
  discount: ({ cashier }: Hands) => cashier.discountBasket({ kind: 'amount', amountMinor: 100 }),
  cash: ({ cashier }: Hands) => cashier.cash(20_000),
  part: ({ cashier }: Hands) => cashier.card(500),
  complete: ({ cashier }: Hands) => cashier.complete(),
  abandon: ({ cashier }: Hands) => cashier.abandon(),
  suspend: ({ cashier, till }: Hands) =>
    // The door refuses it in training.
    till.training().at('till') === null ? cashier.suspend() : null,
  card: ({ cashier, till }: Hands) =>
    till.training().at('till') === null ? cashier.sellGiftCard(5_000) : null,
  giveBack({ cashier, till }: Hands) {
    const real = till.transactions().at(-1);
    const of = { journalId: real?.journal.id ?? '', sequence: real?.sequence ?? 0 };
    return real ? cashier.giveBack(of, 1, '1') : null;
  },
  giveBackPractised({ cashier, till }: Hands) {
    const sold = till.trainingSales.at(-1);
    return sold ? cashier.giveBack(sold, 1, '1') : null;
  },
  refund: ({ cashier }: Hands) => cashier.refund('cash', 7_990),
  avoir: ({ cashier }: Hands) => cashier.refund('store-credit', 7_990),
  restart: ({ till }: Hands) => till.restart(),
} as const;
type Act = keyof typeof acts | 'begin' | 'end';

interface Hands {
  till: MemoryTill;
  cashier: Cashier;
}

async function newHands(): Promise<Hands> {
  const till = await memoryTill({ items: shopItems });
  till.actAs('manager');
  return { till, cashier: cashierAt(till) };
}

/** What the shop would notice, without ids and times that differ from run to run. */
function shop({ till }: Hands) {
  const live = till.journal.heads().filter(({ kind }) => kind === 'live');
  const [head] = live;
  const entries = head ? till.journal.read(head.journalId, 2, 10_000) : [];
  return {
    totals: live.map(({ totals, periods }) => ({ totals, day: periods.day.totals })),
    entries: entries.map(({ type, bytes }) => {
      const { envelope, ...read } = readEntry(bytes);
      return [type, envelope.operator, JSON.stringify(read.known ? read.body : null, withoutIds)];
    }),
    effects: entries.map(({ bytes }) => {
      const { envelope, ...read } = readEntry(bytes);
      const journalKind = envelope.journal.kind;
      const entry = effectiveBody(read);
      return JSON.stringify(effectsOf({ journalKind, placeId: 'here', entry }), withoutIds);
    }),
    drawer: till.day().money.current().drawer,
    suspended: till.suspended().baskets.map(({ totalMinor }) => totalMinor),
    waiting: till.storedBaskets().map(({ lines }) => lines.length),
  };
}

const passing = new Set([
  'basketId',
  'openedAt',
  'id',
  'at',
  'serialNumber',
  'reference',
  'number',
]);
const withoutIds = (key: string, value: unknown) => (passing.has(key) ? undefined : value);

it('whatever is done in training, the shop is as if only the rest had been done', async () => {
  const names = Object.keys(acts).filter((name): name is keyof typeof acts => name in acts);
  const act = fc.constantFrom<Act>('begin', 'begin', 'end', 'end', 'scan', 'scan', ...names);
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (sequence) => {
      const mixed = await newHands();
      const real: (keyof typeof acts)[] = [];
      for (const name of sequence) {
        const command = { commandId: mixed.till.newCommandId(), seat: 'till' };
        if (name === 'begin') mixed.till.training().begin(command);
        else if (name === 'end') mixed.till.training().end(command);
        else {
          const isPractised = mixed.till.training().at('till') !== null && name !== 'restart';
          if (!isPractised && name !== 'giveBackPractised') real.push(name);
          await acts[name](mixed);
        }
      }
      const alone = await newHands();
      for (const name of real) await acts[name](alone);
      expect(shop(mixed)).toEqual(shop(alone));
      for (const { operator, type } of mixed.till.trainingEntries()) {
        expect([type, operator.responsibleId]).toEqual([type, 'op-1']);
      }
    }),
    { numRuns: 150 },
  );
});
