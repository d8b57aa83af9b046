import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { usualLimits } from '../../hardware/printer/drivers/limits.ts';
import { createTcpPrinter } from '../../hardware/printer/drivers/tcp.ts';
import type { PrinterStatus } from '../../hardware/printer/port.ts';
import { simulatedPrinter } from '../support/paper/simulated-printer.ts';
import { until } from '../support/until.ts';

const lines = Array.from({ length: 7 }, (_, index) => `line ${index + 1}`);
const whole = [...lines, '[cut]'];

describe.each(['escpos', 'starprnt'] as const)('a %s printer', (language) => {
  let test: Awaited<ReturnType<typeof simulatedPrinter>>;
  const print = (onHeld?: (status: PrinterStatus) => void, signal?: AbortSignal) =>
    test.printer.print({
      id: 'job',
      bytes: test.paper(...lines),
      ...(onHeld && { onHeld }),
      ...(signal && { signal }),
    });
  const somePrinted = () => until(() => test.simulator.roll().length >= 2);

  beforeEach(async () => {
    test = await simulatedPrinter(language);
  });
  afterEach(() => test.remove());

  it('out of paper in the middle says so at once, and is confirmed when the roll is changed', async () => {
    const { simulator } = test;
    simulator.setLinesLeft(4);
    const held: PrinterStatus[] = [];
    const outcome = print((status) => held.push(status));
    await until(() => held.length > 0);
    expect(held).toMatchObject([{ state: 'paper-out' }]);
    expect(simulator.roll()).toEqual(lines.slice(0, 4));
    expect(await test.printer.status()).toMatchObject({ state: 'paper-out' });
    simulator.setPaper('full');
    expect(await outcome).toEqual({ kind: 'printed' });
    expect(simulator.roll()).toEqual(whole);
  });

  it('a cover opened in the middle holds the paper up, and closing it brings the rest', async () => {
    const { simulator } = test;
    simulator.setSlow(true);
    const held: PrinterStatus[] = [];
    const outcome = print((status) => held.push(status));
    await somePrinted();
    simulator.setCover(true);
    await until(() => held.length > 0);
    expect(held).toMatchObject([{ state: 'cover-open' }]);
    simulator.setSlow(false);
    simulator.setCover(false);
    expect(await outcome).toEqual({ kind: 'printed' });
    expect(simulator.roll()).toEqual(whole);
  });

  it('without paper the drawer still opens, past the paper that is held up', async () => {
    const { simulator } = test;
    simulator.setLinesLeft(4);
    const held: PrinterStatus[] = [];
    const outcome = print((status) => held.push(status));
    await until(() => held.length > 0);
    expect(await test.printer.openDrawer()).toEqual({ kind: 'sent' });
    expect(simulator.switches().isDrawerOpen).toBe(true);
    simulator.setPaper('full');
    expect(await outcome).toEqual({ kind: 'printed' });
  });

  it('held up for too long is unknown', async () => {
    await test.remove();
    test = await simulatedPrinter(language, { heldMs: 100 });
    test.simulator.setLinesLeft(4);
    expect(await print()).toMatchObject({
      kind: 'unknown',
      failure: { code: 'PRINT_UNCONFIRMED' },
    });
  });

  it('switched off before: fails, and nothing comes out later', async () => {
    const { simulator } = test;
    await simulator.setPower(false);
    expect(await print()).toMatchObject({
      kind: 'failed',
      failure: { code: 'PRINTER_UNREACHABLE' },
    });
    expect(await test.printer.status()).toEqual({ state: 'unreachable', drawer: 'unknown' });
    expect(await test.printer.openDrawer()).toMatchObject({ kind: 'failed' });
    await simulator.setPower(true);
    expect(await test.printer.status()).toMatchObject({ state: 'ready' });
    expect(simulator.roll()).toEqual([]);
  });

  it('switched off in the middle: unknown, and half a paper is on the roll', async () => {
    const { simulator } = test;
    simulator.setSlow(true);
    const outcome = print();
    await somePrinted();
    await simulator.setPower(false);
    expect(await outcome).toMatchObject({
      kind: 'unknown',
      failure: { code: 'PRINT_UNCONFIRMED' },
    });
    await simulator.setPower(true);
    simulator.setSlow(false);
    const half = simulator.roll();
    expect(half.length).toBeLessThan(whole.length);
    expect(await print()).toEqual({ kind: 'printed' });
    expect(simulator.roll()).toEqual([...half, ...whole]);
  });

  it('a connection lost in the middle: unknown, and the next job prints', async () => {
    const { simulator } = test;
    simulator.dropConnectionAfter(3);
    expect(await print()).toMatchObject({ kind: 'unknown' });
    simulator.clearRoll();
    expect(await print()).toEqual({ kind: 'printed' });
    expect(simulator.roll()).toEqual(whole);
  });

  it('that answers nothing gets no job', async () => {
    await test.remove();
    test = await simulatedPrinter(language, { answerMs: 150 });
    test.simulator.setSilent(true);
    expect(await print()).toMatchObject({ kind: 'failed', failure: { code: 'PRINTER_SILENT' } });
    expect(await test.printer.status()).toMatchObject({ state: 'unreachable' });
    expect(test.simulator.roll()).toEqual([]);
  });

  it('that falls silent in the middle: unknown, although the paper came out', async () => {
    const { simulator } = test;
    simulator.setSlow(true);
    const outcome = print();
    await somePrinted();
    simulator.setSilent(true);
    expect(await outcome).toMatchObject({ kind: 'unknown' });
    await until(() => simulator.roll().length === whole.length);
  });

  it('slow is printed all the same', async () => {
    test.simulator.setSlow(true);
    expect(await print()).toEqual({ kind: 'printed' });
    expect(test.simulator.roll()).toEqual(whole);
  });

  it('with a jammed cutter fails, and opens no drawer', async () => {
    const { simulator } = test;
    simulator.setCutterJammed(true);
    expect(await test.printer.status()).toMatchObject({ state: 'error' });
    expect(await print()).toMatchObject({ kind: 'failed', failure: { code: 'PRINTER_ERROR' } });
    expect(await test.printer.openDrawer()).toMatchObject({
      kind: 'failed',
      failure: { code: 'DRAWER_NOT_OPENED' },
    });
    expect(simulator.switches().isDrawerOpen).toBe(false);
  });

  it('given up in the middle: unknown', async () => {
    test.simulator.setSlow(true);
    const giveUp = new AbortController();
    const outcome = print(undefined, giveUp.signal);
    await somePrinted();
    giveUp.abort();
    expect(await outcome).toMatchObject({ kind: 'unknown' });
  });

  it('takes so many jobs and refuses the next', async () => {
    await test.remove();
    test = await simulatedPrinter(language, { waitingJobs: 3 });
    test.simulator.setSlow(true);
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        test.printer.print({ id: `${index}`, bytes: test.paper(`${index}`) }),
      ),
    );
    expect(outcomes.slice(0, 4)).toEqual([1, 2, 3, 4].map(() => ({ kind: 'printed' })));
    expect(outcomes[4]).toMatchObject({
      kind: 'failed',
      failure: { code: 'PRINTER_QUEUE_FULL', details: { waiting: 3 } },
    });
  });

  it('serves two tills one after the other', async () => {
    const other = await simulatedPrinter(language);
    const shared = createTcpPrinter(
      {
        host: '127.0.0.1',
        port: test.simulator.port,
        paper: { language, columns: 48, codePage: '1252' },
        drawerOpenLevel: 'usual',
      },
      { limits: usualLimits },
    );
    test.simulator.setSlow(true);
    const bytes = test.paper('a', 'b');
    const both = [test.printer.print({ id: '1', bytes }), shared.print({ id: '2', bytes })];
    expect(await Promise.all(both)).toEqual([{ kind: 'printed' }, { kind: 'printed' }]);
    expect(test.simulator.roll()).toEqual(['a', 'b', '[cut]', 'a', 'b', '[cut]']);
    await shared.close();
    await other.remove();
  });
});

it('an address where nobody answers the telephone fails within the connect limit', async () => {
  // TEST-NET-1 (RFC 5737): packets go nowhere, as to a printer without power behind a switch.
  const printer = createTcpPrinter(
    {
      host: '192.0.2.1',
      port: 9100,
      paper: { language: 'escpos', columns: 48, codePage: '1252' },
      drawerOpenLevel: 'usual',
    },
    { limits: { ...usualLimits, connectMs: 100 } },
  );
  expect(await printer.print({ id: '1', bytes: Uint8Array.of(0x0a) })).toMatchObject({
    kind: 'failed',
    failure: { code: 'PRINTER_UNREACHABLE' },
  });
  await printer.close();
});

it('something else that listens on the port gets nothing printed and says nothing right', async () => {
  const received: Buffer[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      received.push(bytes);
      socket.write('HTTP/1.1 400 Bad Request\r\n\r\n');
      socket.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const port = bound !== null && typeof bound === 'object' ? bound.port : 0;
  const printer = createTcpPrinter({
    host: '127.0.0.1',
    port,
    paper: { language: 'escpos', columns: 48, codePage: '1252' },
    drawerOpenLevel: 'usual',
  });
  const outcome = await printer.print({ id: '1', bytes: Buffer.from('RECEIPT\n') });
  expect(outcome.kind).toBe('failed');
  expect(Buffer.concat(received).includes('RECEIPT')).toBe(false);
  await printer.close();
  server.close();
});
