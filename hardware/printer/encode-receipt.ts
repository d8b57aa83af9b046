import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { unreachable } from '../../domain/assert.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import { fitCode } from './layout/fit-code.ts';
import { layOut } from './layout/lay-out.ts';
import type { PaperCode, PaperLine, PaperPart } from './layout/paper-part.ts';
import { wrap } from './layout/wrap.ts';
import type { CodePage, Paper } from './paper.ts';

/**
 * The bytes of one paper: start from a clean printer, print, feed to the cutter, cut. They neither
 * ask the printer anything nor touch the drawer: the driver does that around them.
 */
export function encodeReceipt(document: ReceiptDocument, paper: Paper): Uint8Array {
  const encoder = newEncoder(paper).initialize().codepage(codePageNames[paper.codePage]);
  for (const part of layOut(document, paper)) encodePart(encoder, part, paper);
  return encoder.raw(feedAndCut[paper.language]).encode();
}

/** The pulse that opens the drawer, as part of the data: a printer that is held up keeps it waiting. */
export function encodeDrawerPulse(language: Paper['language']): Uint8Array {
  const encoder = newEncoder({ language, columns: 48, codePage: '1252' });
  return encoder.pulse(0, pulseOnMs, pulseOffMs).encode();
}

/** Long enough for a stiff lock; longer heats the coil. */
const pulseOnMs = 120;
const pulseOffMs = 500;

/**
 * The encoder's own code page choice is wrong on Star (é as 0xB0) and its own cut cuts into the text
 * without a printer model: both are fixed here (docs/decisions/0013).
 */
const codePageNames: Record<CodePage, 'windows1252' | 'cp858'> = {
  '1252': 'windows1252',
  '858': 'cp858',
};

/** GS V 66 0 and ESC d 3: the printer itself feeds to its cutter, however far that is, then cuts. */
const feedAndCut: Record<Paper['language'], number[]> = {
  escpos: [0x1d, 0x56, 0x42, 0x00],
  starprnt: [0x1b, 0x64, 0x03],
};

function newEncoder({ language, columns }: Paper): ReceiptPrinterEncoder {
  return new ReceiptPrinterEncoder({
    language: language === 'escpos' ? 'esc-pos' : 'star-prnt',
    // Lines come laid out; the encoder knows no paper of 30 columns and need not know of it.
    columns: columns === 30 ? 32 : columns,
    newline: '\n',
    errors: 'strict',
    // Star prints what it holds at the cut, which ends every paper.
    autoFlush: false,
  });
}

function encodePart(encoder: ReceiptPrinterEncoder, part: PaperPart, paper: Paper): void {
  switch (part.kind) {
    case 'line':
      encodeLine(encoder, part);
      break;
    case 'rule':
      encodeRule(encoder, paper);
      break;
    case 'code':
      encodeCode(encoder, part, paper);
      break;
    default:
      unreachable(part);
  }
}

function encodeLine(encoder: ReceiptPrinterEncoder, line: PaperLine): void {
  if (line.text === '') {
    encoder.newline();
    return;
  }
  const scale = line.size === 'large' ? 2 : 1;
  if (line.size === 'small') encoder.font('B');
  encoder
    .bold(line.weight === 'strong')
    .invert(line.inverted)
    .size(scale, scale)
    .line(line.text)
    .bold(false)
    .invert(false)
    .size(1, 1);
  if (line.size === 'small') encoder.font('A');
}

/** One unbroken line: code page 437 has the stroke, at the same number in every table. */
function encodeRule(encoder: ReceiptPrinterEncoder, { columns, codePage }: Paper): void {
  encoder.codepage('cp437').line('─'.repeat(columns)).codepage(codePageNames[codePage]);
}

function encodeCode(encoder: ReceiptPrinterEncoder, code: PaperCode, paper: Paper): void {
  const fitted = fitCode(code, paper.columns);
  switch (fitted.kind) {
    case 'qr':
      encoder
        .align('center')
        .qrcode(code.data, { model: 2, size: fitted.dotsPerModule, errorlevel: 'm' })
        .align('left');
      break;
    case 'code128':
      encoder
        .align('center')
        .barcode(code.data, 'code128', { width: fitted.width, height: 72, text: 'none' })
        .align('left');
      break;
    case 'text':
      for (const text of wrap(code.data, paper.columns)) encoder.line(text);
      break;
    default:
      unreachable(fitted);
  }
}
