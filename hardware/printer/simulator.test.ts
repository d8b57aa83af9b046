import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { simulatedPrinter } from '../../test/support/paper/simulated-printer.ts';
import { startPrinterSimulator } from './simulator.ts';

describe('the printer simulator', () => {
  let test: Awaited<ReturnType<typeof simulatedPrinter>>;
  beforeEach(async () => {
    test = await simulatedPrinter('escpos');
  });
  afterEach(() => test.remove());

  const print = (...lines: string[]) =>
    test.printer.print({ id: 'job', bytes: test.paper(...lines) });

  it('tells who watches of paper, switches and drawer, until they stop', async () => {
    let told = 0;
    const stop = test.simulator.onChange(() => {
      told += 1;
    });
    const grows = async (act: () => unknown) => {
      const before = told;
      await act();
      return told > before;
    };
    expect(await grows(() => print('a'))).toBe(true);
    expect(await grows(() => test.simulator.setCover(true))).toBe(true);
    expect(await grows(() => test.simulator.closeDrawer())).toBe(true);
    stop();
    expect(await grows(() => test.simulator.setCover(false))).toBe(false);
  });

  it('draws the last three papers, letters as they are', async () => {
    for (const name of ['one', 'two', 'three', 'four <&>']) await print(name);
    const svg = test.simulator.rollSvg();
    expect(svg).not.toContain('>one<');
    expect(svg).toContain('>two<');
    expect(svg).toContain('>four\u00a0&lt;&amp;&gt;<');
    expect(test.simulator.roll()).toContain('one');
    test.simulator.clearRoll();
    expect(test.simulator.roll()).toEqual([]);
  });

  it('says how its switches stand', async () => {
    const { simulator } = test;
    simulator.setLinesLeft(10);
    simulator.setSlow(true);
    simulator.setSilent(true);
    expect(simulator.switches()).toEqual({
      isOn: true,
      isCoverOpen: false,
      paper: 'low',
      isCutterJammed: false,
      isSlow: true,
      isSilent: true,
      isDrawerOpen: false,
    });
    await simulator.setPower(false);
    expect(simulator.switches().isOn).toBe(false);
  });

  it('refuses a port that is taken, rather than be a printer nobody reaches', async () => {
    await expect(startPrinterSimulator({ port: test.simulator.port })).rejects.toThrow(
      'EADDRINUSE',
    );
  });
});
