import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fail } from '../../contract/failure/failure.ts';
import { shippedTenderSettings } from '../../domain/tender/shipped-tender-types.ts';
import { type PrintingTill, printingTill } from '../../test/support/printing-till.ts';

let till: PrintingTill;

beforeEach(async () => {
  till = await printingTill();
  till.setPrinter();
});
afterEach(() => {
  expect(till.errors).toEqual([]);
  till.end();
});

const failure = fail('PRINTER_UNREACHABLE');
const staysShut = () => till.printer.opens(async () => ({ kind: 'failed', failure }));
const opens = () => till.printer.opens(async () => ({ kind: 'sent' }));
const shut = () => till.printing().view.current().shutDrawer;
const againEvents = () =>
  till.entries().flatMap(({ body, operator }) => {
    return body.event === 'drawer-opened-again' ? [{ of: body.details, by: operator.id }] : [];
  });

function again(of: { journalId: string; sequence: number }, commandId = till.newCommandId()) {
  return till.printing().openDrawerAgain({ commandId, seat: 'till', ...of });
}

it('opens for cash, not for a card', async () => {
  await till.sell();
  await till.settled();
  expect(till.printer.pulses()).toBe(1);
  await till.cashier.scan('jumper');
  await till.cashier.card(7_990);
  await till.settled();
  expect(till.printer.pulses()).toBe(1);
});

it('opens for the change of a tender that goes into no drawer', async () => {
  till.end();
  const types = shippedTenderSettings.types.map((type) =>
    type.id === 'gift-card' ? { ...type, givesChange: true, changeLimitMinor: 1_000 } : type,
  );
  till = await printingTill({ tenders: { ...shippedTenderSettings, types } });
  till.setPrinter();
  await till.cashier.sellGiftCard(1_000);
  await till.cashier.card(1_000);
  const number = till.transactions().at(-1)?.body.lines[0]?.serialNumber ?? '';
  await till.cashier.scan('bread');
  await till.cashier.tenderBy('gift-card', 1_000, number);
  await till.settled();
  expect(till.transactions().at(-1)?.body.tenders).toMatchObject([{ changeMinor: 880 }]);
  expect(till.printer.pulses()).toBe(1);
});

it('tells for which sale it stayed shut and why, until it opens', async () => {
  staysShut();
  const place = await till.sell();
  await till.settled();
  expect(shut()).toEqual({ of: place, failure });
  opens();
  expect(again(place)).toMatchObject({ ok: true });
  await till.settled();
  expect(shut()).toBeNull();
});

it('opens again once for each time it stayed shut, and an entry says who asked', async () => {
  staysShut();
  const place = await till.sell();
  await till.settled();
  const commandId = till.newCommandId();
  again(place, commandId);
  await till.settled();
  expect(till.printer.pulses()).toBe(2);
  // The same act again is answered and not done.
  expect(again(place, commandId)).toMatchObject({ ok: true });
  await till.settled();
  expect(till.printer.pulses()).toBe(2);
  opens();
  expect(again(place)).toMatchObject({ ok: true });
  await till.settled();
  expect(again(place)).toMatchObject({ error: { code: 'DRAWER_NOT_SHUT' } });
  await till.settled();
  expect(till.printer.pulses()).toBe(3);
  const entry = { of: place, by: 'op-1' };
  expect(againEvents()).toEqual([entry, entry]);
});

it('opens for nobody where it did not stay shut, nor for another sale', async () => {
  const first = await till.sell();
  await till.settled();
  expect(again(first)).toMatchObject({ error: { code: 'DRAWER_NOT_SHUT' } });
  staysShut();
  await till.sell();
  await till.settled();
  expect(again(first)).toMatchObject({ error: { code: 'DRAWER_NOT_SHUT' } });
  await till.settled();
  expect(till.printer.pulses()).toBe(2);
  expect(againEvents()).toEqual([]);
});

it('stays shut when the full disk can not note that it was opened again', async () => {
  staysShut();
  const place = await till.sell();
  await till.settled();
  till.disk.fill();
  expect(() => again(place)).toThrow('DISK_FULL');
  till.disk.free();
  await till.settled();
  expect(till.printer.pulses()).toBe(1);
  expect(shut()).toEqual({ of: place, failure });
});

it('opens for the next sale although the driver broke in this one', async () => {
  till.printer.opens(() => Promise.reject(new Error('a mistake of ours')));
  await till.sell();
  await till.settled();
  expect(shut()?.failure).toEqual(fail('DRAWER_NOT_OPENED'));
  expect(till.errors.splice(0)).toEqual(['the drawer could not be opened']);
  opens();
  await till.sell();
  await vi.waitFor(() => expect(till.printer.pulses()).toBe(2));
  await till.settled();
  expect(shut()).toBeNull();
});
