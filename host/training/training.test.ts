import { beforeEach, describe, expect, it } from 'vitest';
import { approvingTill } from '../../test/support/approving-till.ts';
import { type Cashier, cashierAt } from '../../test/support/cashier.ts';
import { type MemoryTill, memoryTill } from '../../test/support/memory-till.ts';
import { shopItems } from '../../test/support/shop-items.ts';
import { callNeeds } from '../call-needs.ts';
import { trainingNeed } from './training-need.ts';

let till: MemoryTill;
let cashier: Cashier;
beforeEach(async () => {
  till = await memoryTill({ items: shopItems });
  cashier = cashierAt(till);
  till.actAs('manager');
});

const id = () => ({ commandId: till.newCommandId(), seat: 'till' });
const begin = () => till.training().begin(id());
const end = () => till.training().end(id());
const head = (wanted: 'live' | 'training') =>
  till.journal.heads().find(({ kind }) => kind === wanted);
const said = () => till.trainingEntries().map(({ type, body }) => body.event ?? type);

async function sellInTraining() {
  begin();
  await cashier.scan('jumper');
  const paid = await cashier.cash(10_000);
  if (!paid.ok) throw new Error(paid.error.code);
  return paid.value.paid;
}

describe('training', () => {
  it('rings into a journal of its own; nothing of the live one moves', async () => {
    await cashier.scan('lamp');
    await cashier.cash(10_000);
    const before = head('live');
    const paid = await sellInTraining();
    expect(paid).toMatchObject({ kind: 'training', totalMinor: 7_990, changeMinor: 2_010 });
    end();
    expect(head('live')).toEqual(before);
    expect(head('training')?.totals.transactionCount).toBe(1);
    expect(said()).toEqual([
      'journal-opened',
      'training-began',
      'transaction',
      'training-ended',
      'closure',
    ]);
  });

  it('names who answers for it in every entry, and no session of the drawer', async () => {
    await sellInTraining();
    for (const { operator, tillSession } of till.trainingEntries()) {
      expect(operator.responsibleId).toBe('op-1');
      expect(tillSession).toBe(0);
    }
    for (const { operator } of till.entries()) expect(operator.responsibleId).toBe('');
  });

  it('is begun by who may not only under somebody who may: they answer for it', async () => {
    till.actAs('cashier');
    const door = approvingTill(till);
    const input = id();
    const send = (approval = '') =>
      door.through('beginTraining', { ...input, approval }, async () =>
        till.training().begin(input),
      );
    const refused = await send();
    expect(refused).toMatchObject({ ok: false, error: { code: 'ROLE_NOT_ALLOWED' } });
    expect(till.sale().training).toBeNull();
    const approval = door.allow(refused);
    expect(await send(approval)).toMatchObject({ ok: true });
    expect(till.training().at('till')).toMatchObject({
      traineeId: 'op-1',
      responsibleId: 'op-boss',
    });
    // Its answer was lost: it is the same training.
    expect(await send(approval)).toMatchObject({ ok: true });
    expect(said()).toEqual(['journal-opened', 'approval', 'training-began']);
    expect(till.sale().training).toEqual({ responsibleAlias: 'Inès M.' });
  });

  it('begins on an empty basket only, and leaves what customers wait for alone', async () => {
    await cashier.scan('lamp');
    expect(begin()).toMatchObject({ ok: false, error: { code: 'TRAINING_BASKET_OPEN' } });
    await cashier.suspend('Mme Petit');
    expect(begin()).toMatchObject({ ok: true });
    await cashier.scan('jumper');
    expect(till.suspended().baskets).toHaveLength(1);
    expect(till.sale().suspendedCount).toBe(0);
    end();
    expect(till.sale().basket).toBeNull();
    expect(till.storedBaskets()).toMatchObject([{ state: 'suspended' }]);
  });

  it('is never begun by a restart, nor goes on over one; what it rang is closed and noted', async () => {
    await sellInTraining();
    await cashier.scan('lamp');
    till.restart();
    expect(till.sale()).toMatchObject({ basket: null, training: null });
    expect(till.storedBaskets()).toEqual([]);
    const [ended] = till.trainingEntries().filter(({ body }) => body.event === 'training-ended');
    expect(ended?.body.details).toMatchObject({ how: 'restart', seat: 'till' });
    expect(said().at(-1)).toBe('closure');
    till.restart();
    expect(said().filter((what) => what === 'training-ended')).toHaveLength(1);
  });

  it('is found by the start after it was cut off, however much was printed in it', async () => {
    begin();
    const printed = { event: 'receipt-printed', details: { paper: 'receipt' } };
    const prints = Array.from({ length: 100 }, () => ({
      ...{ type: 'event' as const, body: printed, operatorId: 'op-1', personal: null },
    }));
    for (let round = 0; round < 6; round += 1) {
      till
        .training()
        .at('till')
        ?.till.writer.append({ drafts: prints, steps: [], endedBaskets: [] });
      if (round === 2) till.passDays(1);
    }
    till.restart();
    expect(said().filter((what) => what === 'training-ended')).toHaveLength(1);
  });

  it('is over when its trainee is not at the seat any more', async () => {
    await sellInTraining();
    await cashier.scan('lamp');
    till.training().peopleChanged('till');
    expect(till.sale().training).not.toBeNull();
    till.beOperatorAt('till', 'op-2');
    till.training().peopleChanged('till');
    expect(till.sale()).toMatchObject({ basket: null, training: null });
    await expect.poll(() => said().at(-1)).toBe('closure');
    expect(said()).toContain('basket-abandoned');
  });

  it('neither sells nor takes gift cards, avoirs and deposits', async () => {
    await cashier.sellGiftCard(5_000);
    await cashier.cash(5_000);
    const number = String(till.transactions().at(-1)?.body.lines[0]?.serialNumber);
    begin();
    await cashier.scan('jumper');
    expect(await cashier.tenderBy('gift-card', 5_000, number)).toMatchObject({
      error: { code: 'TRAINING_NO_VALUE' },
    });
    expect(till.journal.valueRows(number)).toHaveLength(1);
    await cashier.cash(10_000);
    const sold = till.trainingSales.at(-1);
    if (!sold) throw new Error('Nothing was sold');
    await cashier.giveBack(sold, 1, '1');
    expect(await cashier.refund('store-credit', 7_990)).toMatchObject({
      error: { code: 'TRAINING_NO_VALUE' },
    });
    expect(await cashier.refund('cash', 7_990)).toMatchObject({ ok: true });
  });

  it('gives back what was sold in training and no real sale, nor the reverse', async () => {
    await cashier.scan('jumper');
    await cashier.cash(10_000);
    const real = till.transactions().at(-1);
    const realPlace = { journalId: real?.journal.id ?? '', sequence: real?.sequence ?? 0 };
    await sellInTraining();
    const practised = till.trainingSales.at(-1) ?? realPlace;
    expect(await cashier.giveBack(realPlace, 1, '1')).toMatchObject({
      error: { code: 'RECEIPT_ELSEWHERE' },
    });
    end();
    expect(await cashier.giveBack(practised, 1, '1')).toMatchObject({
      error: { code: 'RECEIPT_ELSEWHERE' },
    });
    expect(await cashier.giveBack(realPlace, 1, '1')).toMatchObject({ ok: true });
  });

  it('sends nothing and names no customer', async () => {
    begin();
    await cashier.scan('jumper');
    expect(await cashier.markLine(1, { fulfilment: 'ship' })).toMatchObject({ ok: false });
  });

  it('does no command that was meant for the shop, and the shop none that was meant for it', async () => {
    const door = approvingTill(till);
    const scan = (training: boolean) => {
      const input = { ...id(), code: 'jumper', entered: 'scanned' as const, training };
      return door.through('scan', input, () => till.call.scan(input));
    };
    expect(await scan(true)).toMatchObject({ error: { code: 'TRAINING_CHANGED' } });
    begin();
    expect(await scan(false)).toMatchObject({ error: { code: 'TRAINING_CHANGED' } });
    expect(await scan(true)).toMatchObject({ ok: true });
    end();
    expect(await scan(true)).toMatchObject({ error: { code: 'TRAINING_CHANGED' } });
  });

  it('lets nothing else be done at the seat than what can be practised, whatever is added later', async () => {
    const atSeat = Object.entries(callNeeds).filter(([, { who }]) =>
      /seat|reader|set-up/.test(who),
    );
    const done = atSeat.flatMap(([name]) => (trainingNeed(name, true, 'training').ok ? name : []));
    expect(done.toSorted()).toEqual(
      [
        ...['beginTraining', 'endTraining', 'dismissPaid', 'printReceipt'],
        ...['scan', 'addItem', 'swapVariant', 'setQuantity', 'voidLine', 'undo', 'markLine'],
        ...['abandon', 'tender', 'refund', 'complete', 'removeTender', 'returnLines'],
        ...[
          'discountLine',
          'discountBasket',
          'overridePrice',
          'removeCoupon',
          'removeDiscount',
          'previewDiscount',
        ],
      ].toSorted(),
    );
    begin();
    const door = approvingTill(till);
    for (const name of ['printClosure', 'audit', 'dayFigures'] as const) {
      const answer = await door.through(name, id(), async () => {
        throw new Error('It must not be done');
      });
      expect(answer).toMatchObject({ error: { code: 'NOT_IN_TRAINING' } });
    }
  });

  it('is noted as over when the till is shut down in it', async () => {
    await sellInTraining();
    till.training().endAll();
    till.restart();
    expect(said().filter((what) => what === 'training-ended')).toHaveLength(1);
  });

  it('leaves it as it was when the disk is full at its beginning', () => {
    till.disk.fill();
    expect(begin).toThrow('DISK_FULL');
    till.disk.free();
    expect(till.sale().training).toBeNull();
  });
});
