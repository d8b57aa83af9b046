// The paper of a closure at the till: printed once, then as a numbered duplicate.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { allowByAssociate } from '../../test/support/allow-by-associate.ts';
import { dayAt } from '../../test/support/day-keeper-hands.ts';
import { type PrintingTill, printingTill } from '../../test/support/printing-till.ts';

let till: PrintingTill;

beforeEach(async () => {
  till = await printingTill();
  till.actAs('manager');
  till.setPrinter();
});
afterEach(() => till.end());

/** A day with one sale, closed; the place of its Z. */
async function closedDay() {
  await till.sell();
  await dayAt(till).close();
  const closure = till.entries().findLast(({ type }) => type === 'closure');
  return { journalId: closure?.journal.id ?? '', sequence: closure?.sequence ?? 0 };
}

const print = (place: { journalId: string; sequence: number }, commandId = till.newCommandId()) =>
  till.printing().printClosure({ commandId, seat: 'till', printer: 'main', ...place });

const closurePrints = () =>
  till.entries().flatMap(({ type, body }) => {
    const isPrint = type === 'event' && String(body.event).startsWith('closure-');
    return isPrint ? [{ event: body.event, details: body.details }] : [];
  });

it('the first is a plain one, the next a duplicate with its number, each noted before it is printed', async () => {
  const place = await closedDay();
  for (const copyNumber of [0, 1, 2]) {
    expect(await print(place)).toMatchObject({
      ok: true,
      value: { paper: 'closure', receiptNumber: 'Z1', copyNumber },
    });
    await till.settled();
  }
  expect(till.jobs().filter(({ paper }) => paper === 'closure')).toMatchObject([
    { state: 'printed' },
    { state: 'printed' },
    { state: 'printed' },
  ]);
  expect(closurePrints()).toEqual([
    { event: 'closure-printed', details: place },
    { event: 'closure-duplicated', details: { ...place, copyNumber: 1 } },
    { event: 'closure-duplicated', details: { ...place, copyNumber: 2 } },
  ]);
});

it('the same command is one paper, also when it is asked again while the entries are read', async () => {
  const place = await closedDay();
  const commandId = till.newCommandId();
  const [one, other] = await Promise.all([print(place, commandId), print(place, commandId)]);
  expect(one).toMatchObject({ ok: true });
  expect(other).toMatchObject({ ok: true, value: { id: commandId } });
  await till.settled();
  till.restart();
  expect(await print(place, commandId)).toMatchObject({ ok: true, value: { id: commandId } });
  expect(closurePrints()).toHaveLength(1);
});

it('says who rang, and what each associate sold only where the retailer allows it', async () => {
  await till.cashier.scan('jumper');
  await till.cashier.markLine(1, { associateId: 'op-1' });
  await till.cashier.cash(10_000);
  const place = await closedDay();
  const said = async () => {
    const answer = await till.printing().closureDocument(place);
    return answer.ok ? JSON.stringify(answer.value.document) : answer.error.code;
  };
  expect(await said()).toContain('PAR OPÉRATEUR');
  expect(await said()).not.toContain('PAR VENDEUR');
  await print(place);
  await till.settled();
  const paper = Buffer.from(till.printer.printed.at(-1)?.bytes ?? []).toString('latin1');
  expect(paper).toContain('PAR OP');
  expect(paper).not.toContain('PAR VENDEUR');
  await allowByAssociate(till.documents);
  expect(await said()).toContain('PAR VENDEUR');
});

it('what is no closure is refused, and so is a till without a printer', async () => {
  const place = await closedDay();
  expect(await print({ ...place, sequence: 1 })).toMatchObject({
    error: { code: 'CLOSURE_UNKNOWN' },
  });
  till.settings().set('devices.printer', '');
  expect(await print(place)).toMatchObject({ error: { code: 'PRINTER_NOT_SET' } });
  expect(closurePrints()).toEqual([]);
});
