import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { printValueNumber } from '../../domain/stored-value/value-number.ts';
import { cashierAt } from '../../test/support/cashier.ts';
import { type PrintingTill, printingTill } from '../../test/support/printing-till.ts';
import { textsOf } from '../../test/support/receipt-text.ts';

let till: PrintingTill;

beforeEach(async () => {
  till = await printingTill();
  till.setPrinter();
});
afterEach(() => {
  expect(till.errors).toEqual([]);
  till.end();
});

const newest = () => till.jobs()[0];
const settles = (state: string) => vi.waitFor(() => expect(newest()?.state).toBe(state));
const events = () => till.printEvents().map(({ event }) => event);

describe('the end of a sale', () => {
  it('prints nothing by itself for an ordinary sale', async () => {
    await till.sell();
    await till.settled();
    expect(till.printer.printed).toEqual([]);
  });

  it('prints by itself what the law guarantees, with the mention', async () => {
    await till.cashier.addItem('lamp');
    await till.cashier.cash(10_000);
    await settles('printed');
    expect(newest()).toMatchObject({ reason: 'guarantee' });
    const { journalId = '', sequence = 0 } = newest() ?? {};
    const place = { journalId, sequence, paper: 'receipt' as const };
    const paper = await till.printing().preview(place, 'first');
    const texts = paper.ok ? textsOf(paper.value.document).join() : '';
    expect(texts).toContain('Garantie légale de conformité\u00a0: 2\u00a0ans');
  });

  it('prints by itself a gift card and a deposit: without their paper nobody can use them', async () => {
    await till.cashier.sellGiftCard(5_000);
    await till.cashier.card(5_000);
    await settles('printed');
    expect(newest()).toMatchObject({ reason: 'stored-value' });
    const { journalId = '', sequence = 0 } = newest() ?? {};
    const number = till.transactions().at(-1)?.body.lines[0]?.serialNumber ?? 'nothing sold';
    const place = { journalId, sequence, paper: 'receipt' as const };
    const paper = await till.printing().preview(place, 'first');
    const codes = paper.ok ? paper.value.document.blocks.filter(({ kind }) => kind === 'code') : [];
    // What the paper carries pays at the till.
    expect(codes[0]).toMatchObject({ caption: printValueNumber(number) });
    const [card] = codes.flatMap((block) => (block.kind === 'code' ? [block.data] : []));
    await till.cashier.addItem('book');
    expect(await till.cashier.tenderBy('gift-card', 2_500, card ?? '')).toMatchObject({
      value: { paid: { totalMinor: 2_500 } },
    });
  });

  it('prints by itself after a start what a dead host still had to, once', async () => {
    till.forgetsToPrint();
    await till.cashier.addItem('lamp');
    await till.cashier.cash(10_000);
    await till.settled();
    expect(till.jobs()).toEqual([]);
    till.restart();
    await settles('printed');
    expect(newest()).toMatchObject({ reason: 'guarantee', copyNumber: 0 });
    till.restart();
    await till.settled();
    expect(till.printer.printed).toHaveLength(1);
    expect(events()).toEqual(['receipt-printed']);
  });

  it('prints nothing after a start that its customer no longer waits for', async () => {
    till.forgetsToPrint();
    await till.cashier.addItem('lamp');
    await till.cashier.cash(10_000);
    till.passMinutes(11);
    till.restart();
    await till.settled();
    expect(till.jobs()).toEqual([]);
  });

  it('without a printer owes what the law wants printed, until it is printed', async () => {
    till.settings().set('devices.printer', '');
    await till.cashier.addItem('lamp');
    await till.cashier.cash(10_000);
    await till.settled();
    const { journal, sequence = 0 } = till.transactions().at(-1) ?? {};
    const place = { journalId: journal?.id ?? '', sequence };
    const owed = () => till.printing().view.current().owed;
    expect(owed()).toEqual([{ of: place, reason: 'guarantee' }]);
    till.restart();
    await till.settled();
    expect(owed()).toEqual([{ of: place, reason: 'guarantee' }]);
    till.setPrinter();
    await till.print(place);
    await settles('printed');
    expect(owed()).toEqual([]);
  });

  it('of a script prints nothing by itself', async () => {
    const script = cashierAt(till, 'script-1');
    await script.addItem('lamp');
    await script.cash(10_000);
    await till.settled();
    expect(till.printer.pulses()).toBe(1);
    expect(till.printer.printed).toEqual([]);
  });

  it('prints by itself what was weighed, and says why', async () => {
    await till.cashier.addItem('tea', '0.250');
    await till.cashier.cash(10_000);
    await settles('printed');
    expect(newest()).toMatchObject({ reason: 'weighed', copyNumber: 0 });
    expect(events()).toEqual(['receipt-printed']);
  });
});
