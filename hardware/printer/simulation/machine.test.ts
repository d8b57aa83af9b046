import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualTimers } from '../../../test/support/manual-timers.ts';
import { anyReceipt } from '../../../test/support/paper/any-receipt.ts';
import { interpretEscPos } from '../../../test/support/paper/escpos-interpreter.ts';
import { readRoll } from '../../../test/support/paper/printed-paper.ts';
import { interpretStarPrnt } from '../../../test/support/paper/starprnt-interpreter.ts';
import { encodeReceipt } from '../encode-receipt.ts';
import { codePages, paperColumns } from '../paper.ts';
import { createPrinterMachine } from './machine.ts';
import { readEscPos } from './read-escpos.ts';
import { readStarPrnt } from './read-starprnt.ts';
import { rollSvg } from './roll-svg.ts';
import { rollText } from './roll-text.ts';

const languages = [
  { language: 'escpos', read: readEscPos, interpret: interpretEscPos },
  { language: 'starprnt', read: readStarPrnt, interpret: interpretStarPrnt },
] as const;

const anyPaper = fc.record({
  columns: fc.constantFrom(...paperColumns),
  codePage: fc.constantFrom(...codePages),
});

describe.each(languages)('a simulated $language printer', ({ language, read, interpret }) => {
  const newMachine = () => createPrinterMachine(read, manualTimers(), () => undefined);
  const printed = (chunks: readonly Uint8Array[]) => {
    const machine = newMachine();
    for (const chunk of chunks) machine.receive(chunk, () => undefined);
    return rollText(machine.roll.parts());
  };

  it('prints any receipt as the interpreter reads it', () => {
    fc.assert(
      fc.property(anyReceipt, anyPaper, (document, paper) => {
        const bytes = encodeReceipt(document, { ...paper, language });
        expect(printed([bytes])).toEqual(readRoll(interpret(bytes, paper.columns)));
      }),
    );
  });

  it('prints the same however the network cuts the bytes', () => {
    fc.assert(
      fc.property(anyReceipt, fc.integer({ min: 1, max: 40 }), (document, size) => {
        const bytes = encodeReceipt(document, { language, columns: 48, codePage: '1252' });
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
          bytes.subarray(index * size, (index + 1) * size),
        );
        expect(printed(chunks)).toEqual(printed([bytes]));
      }),
    );
  });

  it('takes any bytes, draws something and stays in order', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom(...paperColumns),
        (bytes, columns) => {
          const machine = newMachine();
          machine.receive(bytes, () => undefined);
          expect(rollSvg(machine.roll.parts(), columns)).toMatch(/^<svg.*<\/svg>$/s);
        },
      ),
    );
  });

  it('without power forgets what it had not printed', () => {
    const machine = newMachine();
    machine.change({ isCoverOpen: true });
    machine.receive(Buffer.from('lost\n'), () => undefined);
    machine.forget();
    machine.change({ isCoverOpen: false });
    machine.receive(Buffer.from('kept\n'), () => undefined);
    expect(rollText(machine.roll.parts())).toEqual(['kept']);
  });
});
