import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail } from '../../contract/failure/failure.ts';
import { defaultPermissions } from '../../domain/operator/permissions.ts';
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

const nothingSent = () =>
  Promise.resolve({ kind: 'failed', failure: fail('PRINTER_PAPER_OUT') } as const);
const noAnswer = () =>
  Promise.resolve({ kind: 'unknown', failure: fail('PRINT_UNCONFIRMED') } as const);
/** Never ends by itself, as a printer whose cover is open. */
const held = () => new Promise<never>(() => undefined);
const newest = () => till.jobs()[0];
const settles = (state: string) => vi.waitFor(() => expect(newest()?.state).toBe(state));
const events = () => till.printEvents().map(({ event }) => event);

/** What the next paper of it would say of copies. */
async function markOfNext(place: { journalId: string; sequence: number }) {
  const preview = await till.printing().preview({ ...place, paper: 'receipt' }, 'next');
  return preview.ok ? textsOf(preview.value.document)[0] : preview.error.code;
}

/** All that the next paper of it would say. */
async function textOfNext(place: { journalId: string; sequence: number }) {
  const preview = await till.printing().preview({ ...place, paper: 'receipt' }, 'next');
  return preview.ok ? textsOf(preview.value.document).join() : preview.error.code;
}

describe('a first print', () => {
  it('is an entry of the journal before a byte goes out', async () => {
    const place = await till.sell();
    let before: unknown[] = [];
    till.printer.prints(async () => {
      before = events();
      return { kind: 'printed' };
    });
    await till.print(place);
    await settles('printed');
    expect(before).toEqual(['receipt-printed']);
    expect(till.printEvents()[0]?.details).toEqual({
      ...place,
      receiptNumber: expect.stringMatching(/^1-000001-/),
    });
  });

  it('asked for twice while it prints is one paper', async () => {
    till.printer.prints(held);
    const place = await till.sell();
    const commandId = till.newCommandId();
    const first = await till.print(place, { commandId });
    expect(await till.print(place, { commandId })).toMatchObject({ value: { id: commandId } });
    expect(await till.print(place)).toMatchObject({ value: { id: commandId } });
    expect(first).toMatchObject({ ok: true });
    expect(till.jobs()).toHaveLength(1);
    expect(events()).toEqual(['receipt-printed']);
  });

  it('without a printer is refused, and leaves no entry', async () => {
    till.settings().set('devices.printer', '');
    const place = await till.sell();
    expect(await till.print(place)).toMatchObject({ error: { code: 'PRINTER_NOT_SET' } });
    expect(events()).toEqual([]);
  });

  it('of what is no receipt is refused', async () => {
    const { journalId } = await till.sell();
    expect(await till.print({ journalId, sequence: 1 })).toMatchObject({
      error: { code: 'RECEIPT_NOT_FOUND' },
    });
  });

  it('that the full disk can not note prints nothing', async () => {
    const place = await till.sell();
    till.disk.fill();
    await expect(till.print(place)).rejects.toThrow('DISK_FULL');
    expect(till.printer.printed).toEqual([]);
    expect(till.jobs()).toEqual([]);
  });
});

it('a paper that can not be kept is not in the journal either: the next one is no duplicate', async () => {
  const place = await till.sell();
  const mend = till.breakJobs();
  await expect(till.print(place)).rejects.toThrow();
  expect(events()).toEqual([]);
  mend();
  await till.print(place);
  await settles('printed');
  expect(newest()).toMatchObject({ copyNumber: 0 });
});

describe('a duplicate', () => {
  it('is marked and counted, also after a restart and after the counts are made again', async () => {
    const place = await till.sell();
    await till.print(place);
    await settles('printed');
    await till.print(place);
    await settles('printed');
    expect(newest()).toMatchObject({ copyNumber: 1 });
    till.restart();
    expect(await markOfNext(place)).toBe('DUPLICATA 2');
    till.printing().counts.rebuild();
    expect(await markOfNext(place)).toBe('DUPLICATA 2');
    // The counts alone are lost, not how far they had come: made again all the same.
    till.sql().exec('DELETE FROM print_counts');
    till.restart();
    expect(await markOfNext(place)).toBe('DUPLICATA 2');
    await till.print(place);
    await settles('printed');
    expect(till.printEvents().map(({ event, details }) => [event, details])).toEqual([
      ['receipt-printed', expect.not.objectContaining({ copyNumber: expect.anything() })],
      ['receipt-duplicated', expect.objectContaining({ ...place, copyNumber: 1 })],
      ['receipt-duplicated', expect.objectContaining({ ...place, copyNumber: 2 })],
    ]);
  });

  it('is for who may reprint; a first print is for everybody', async () => {
    const { cashier } = defaultPermissions;
    const reprint = { ...cashier.reprint, isAllowed: false };
    till.setPermissions({ ...defaultPermissions, cashier: { ...cashier, reprint } });
    const place = await till.sell();
    expect(await till.print(place)).toMatchObject({ ok: true });
    await settles('printed');
    expect(await till.print(place)).toMatchObject({ error: { code: 'ROLE_NOT_ALLOWED' } });
    expect(events()).toEqual(['receipt-printed']);
  });

  it('counts for its own receipt alone', async () => {
    const first = await till.sell();
    const second = await till.sell();
    await till.print(first);
    await settles('printed');
    expect(await markOfNext(first)).toBe('DUPLICATA 1');
    expect(await markOfNext(second)).not.toContain('DUPLICATA');
  });

  it('is what a print of unknown outcome is followed by: somebody may hold the first', async () => {
    till.printer.prints(noAnswer);
    const place = await till.sell();
    await till.print(place);
    await settles('unknown');
    till.printer.prints(async () => ({ kind: 'printed' }));
    await till.print(place);
    await settles('printed');
    expect(newest()).toMatchObject({ copyNumber: 1 });
  });
});

describe('a print that failed before a byte went out', () => {
  it('is printed again as it was, and counted once', async () => {
    till.printer.prints(nothingSent);
    const place = await till.sell();
    await till.print(place);
    await settles('failed');
    expect(newest()?.failure).toEqual(fail('PRINTER_PAPER_OUT'));
    expect(await markOfNext(place)).not.toContain('DUPLICATA');
    till.printer.prints(async () => ({ kind: 'printed' }));
    await till.print(place);
    await settles('printed');
    expect(till.jobs()).toHaveLength(1);
    const [first, again] = till.printer.printed;
    expect(again?.bytes).toEqual(first?.bytes);
    expect(events()).toEqual(['receipt-printed']);
  });

  it('is printed word for word while its customer waits, later as a new one would be', async () => {
    till.printer.prints(nothingSent);
    const place = await till.sell();
    await till.print(place);
    await settles('failed');
    till.settings().set('receipts.language', 'en');
    await till.print(place);
    await till.settled();
    till.passMinutes(11);
    expect(await textOfNext(place)).toContain('TOTAL INCL. VAT');
    till.printer.prints(async () => ({ kind: 'printed' }));
    await till.print(place);
    await settles('printed');
    const [first, soon, later] = till.printer.printed;
    expect(soon?.bytes).toEqual(first?.bytes);
    expect(later?.bytes).not.toEqual(first?.bytes);
    expect(newest()).toMatchObject({ copyNumber: 0 });
    expect(events()).toEqual(['receipt-printed']);
  });

  it('goes to the spare printer when the cashier says so', async () => {
    till.settings().set('devices.printer.spare', 'tcp://127.0.0.1:9101');
    till.printer.prints(nothingSent);
    await till.print(await till.sell());
    await settles('failed');
    const again = { id: newest()?.id ?? '', printer: 'spare' } as const;
    expect(await till.printing().retry(again)).toMatchObject({ ok: true });
    await settles('printed');
    expect(till.spare.printed).toHaveLength(1);
    expect(newest()).toMatchObject({ printer: 'spare' });
  });

  it('is the only one that can be tried again word for word', async () => {
    till.printer.prints(noAnswer);
    await till.print(await till.sell());
    await settles('unknown');
    const again = { id: newest()?.id ?? '', printer: 'main' } as const;
    expect(await till.printing().retry(again)).toMatchObject({
      error: { code: 'PRINT_NOT_FAILED' },
    });
  });
});

describe('a host that dies', () => {
  it('while it prints does not know what came out, says so, and prints nothing by itself', async () => {
    till.printer.prints(held);
    await till.print(await till.sell());
    await settles('printing');
    till.restart();
    expect(newest()).toMatchObject({ state: 'unknown', failure: fail('PRINT_INTERRUPTED') });
    expect(till.printer.printed).toHaveLength(1);
  });

  it('with a paper waiting prints it once it is back', async () => {
    till.printer.prints(held);
    await till.print(await till.sell());
    await settles('printing');
    await till.print(await till.sell());
    till.printer.prints(async () => ({ kind: 'printed' }));
    till.restart();
    await settles('printed');
    expect(till.printer.printed).toHaveLength(2);
    expect(till.jobs()[1]).toMatchObject({ state: 'unknown' });
  });
});

describe('a printer that is held up', () => {
  it('says why on the job, and lets sales go on', async () => {
    till.printer.prints((job) => {
      job.onHeld?.({ state: 'cover-open', drawer: 'closed' });
      return held();
    });
    await till.print(await till.sell());
    await vi.waitFor(() => expect(newest()?.failure).toEqual(fail('PRINTER_COVER_OPEN')));
    expect(newest()?.state).toBe('printing');
    expect(till.printing().view.current().printers).toMatchObject([{ state: 'cover-open' }]);
    await till.sell();
    expect(till.transactions()).toHaveLength(2);
  });
});

describe('a paper that is given up', () => {
  /** Stands still with a cover that is open, until somebody gives the paper up. */
  const heldUntilGivenUp = () =>
    till.printer.prints((job) => {
      job.onHeld?.({ state: 'cover-open', drawer: 'closed' });
      return new Promise((resolve) => {
        const failure = fail('PRINT_UNCONFIRMED');
        job.signal?.addEventListener('abort', () => resolve({ kind: 'unknown', failure }));
      });
    });
  const giveUp = (job = newest()) => till.printing().giveUp(job?.id ?? '');

  it('while it is held up may be half out: the next one is a duplicate, on whatever printer', async () => {
    till.settings().set('devices.printer.spare', 'tcp://127.0.0.1:9101');
    heldUntilGivenUp();
    const place = await till.sell();
    await till.print(place);
    await vi.waitFor(() => expect(newest()?.failure).toEqual(fail('PRINTER_COVER_OPEN')));
    expect(giveUp()).toMatchObject({ ok: true });
    await settles('unknown');
    await till.print(place, { printer: 'spare' });
    await settles('printed');
    expect(newest()).toMatchObject({ printer: 'spare', copyNumber: 1 });
    expect(till.spare.printed).toHaveLength(1);
  });

  it('while it waits behind another has not begun: it fails, and goes to another printer as it was', async () => {
    till.settings().set('devices.printer.spare', 'tcp://127.0.0.1:9101');
    heldUntilGivenUp();
    await till.print(await till.sell());
    await till.print(await till.sell());
    const [waiting, first] = till.jobs();
    await vi.waitFor(() => expect(till.jobs()[1]?.state).toBe('printing'));
    expect(giveUp(waiting)).toMatchObject({
      value: { state: 'failed', failure: fail('PRINT_CANCELLED') },
    });
    await till.printing().retry({ id: waiting?.id ?? '', printer: 'spare' });
    await settles('printed');
    giveUp(first);
    await till.settled();
    expect(till.printer.printed).toHaveLength(1);
    expect(till.spare.printed).toHaveLength(1);
    expect(till.jobs().map(({ state, copyNumber }) => [state, copyNumber])).toEqual([
      ['printed', 0],
      ['unknown', 0],
    ]);
  });

  it('after it has ended stays as it ended', async () => {
    await till.print(await till.sell());
    await settles('printed');
    expect(giveUp()).toMatchObject({ value: { state: 'printed' } });
    expect(newest()).toMatchObject({ state: 'printed' });
  });
});

describe('a gift receipt', () => {
  it('is no duplicate of the receipt, nor the other way round', async () => {
    const place = await till.sell();
    await till.print(place, { paper: 'gift-receipt' });
    await settles('printed');
    expect(await markOfNext(place)).not.toContain('DUPLICATA');
    await till.print(place);
    await settles('printed');
    await till.print(place, { paper: 'gift-receipt' });
    await settles('printed');
    expect(events()).toEqual(['gift-receipt-printed', 'receipt-printed', 'gift-receipt-printed']);
    expect(till.jobs().map(({ copyNumber }) => copyNumber)).toEqual([0, 0, 0]);
  });
});

it('a test page is no receipt: the journal says nothing of it', async () => {
  const before = till.entries().length;
  till.printing().testPrint({ commandId: till.newCommandId(), printer: 'main' });
  await settles('printed');
  expect(till.entries()).toHaveLength(before);
});

it('the printers say how they are when somebody asks', async () => {
  till.printer.is({ state: 'paper-low', drawer: 'open' });
  await till.printing().checkPrinters();
  expect(till.printing().view.current().printers).toEqual([
    { role: 'main', address: 'tcp://127.0.0.1:9100', state: 'paper-low', drawer: 'open' },
  ]);
});
