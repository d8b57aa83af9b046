import { afterEach, beforeEach, expect, it } from 'vitest';
import { type PrintingTill, printingTill } from '../../test/support/printing-till.ts';

const mark = 'FORMATION - SANS VALEUR';

let till: PrintingTill;
beforeEach(async () => {
  till = await printingTill();
  till.actAs('manager');
  till.setPrinter();
});
afterEach(() => till.end());

const id = () => ({ commandId: till.newCommandId(), seat: 'till' });

async function sellInTraining() {
  till.training().begin(id());
  await till.cashier.scan('jumper');
  await till.cashier.markLine(1, { giftReceipt: true });
  await till.cashier.cash(10_000);
  const place = till.trainingSales.at(-1);
  if (!place) throw new Error('Nothing was sold');
  return place;
}

const print = (place: { journalId: string; sequence: number }, paper: 'receipt' | 'gift-receipt') =>
  till
    .printing()
    .print({ ...id(), ...place, paper, printer: 'main' }, till.training().contextAt('till'));

it('every paper of a training says so, a copy and the Z too', async () => {
  const place = await sellInTraining();
  for (const paper of ['receipt', 'gift-receipt'] as const) {
    for (const copy of ['first', 'next'] as const) {
      const preview = await till.printing().preview({ ...place, paper }, copy);
      expect(JSON.stringify(preview)).toContain(mark);
    }
  }
  till.training().end(id());
  const closure = till.trainingEntries().at(-1);
  expect(closure?.type).toBe('closure');
  const z = await till.printing().closureDocument({
    journalId: place.journalId,
    sequence: closure?.sequence ?? 0,
  });
  expect(JSON.stringify(z)).toContain(mark);
});

it('that it was printed, and which duplicate it is, stands in the journal of training', async () => {
  const before = till.entries().length;
  const place = await sellInTraining();
  expect(await print(place, 'receipt')).toMatchObject({ ok: true, value: { copyNumber: 0 } });
  await till.settled();
  await expect.poll(() => till.jobs()[0]?.state).toBe('printed');
  expect(await print(place, 'receipt')).toMatchObject({ ok: true, value: { copyNumber: 1 } });
  await till.settled();
  expect(till.entries()).toHaveLength(before);
  const prints = till.trainingEntries().flatMap(({ body }) => body.event ?? []);
  expect(prints).toEqual(['training-began', 'receipt-printed', 'receipt-duplicated']);
});

it('prints no real receipt in training, and none of training outside of it', async () => {
  const real = await till.sell();
  const practised = await sellInTraining();
  expect(await print(real, 'receipt')).toMatchObject({ error: { code: 'RECEIPT_OF_OTHER_KIND' } });
  till.training().end(id());
  expect(await print(practised, 'receipt')).toMatchObject({
    error: { code: 'RECEIPT_OF_OTHER_KIND' },
  });
});

it('opens the drawer only where the shop wants that practised', async () => {
  await sellInTraining();
  await till.settled();
  expect(till.printer.pulses()).toBe(0);
  till.settings().set('training.drawer', 'open');
  await sellInTraining();
  await till.settled();
  expect(till.printer.pulses()).toBe(1);
});
