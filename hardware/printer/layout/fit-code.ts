import { encode } from 'uqr';
import type { PaperCode } from './paper-part.ts';

/** A code as this paper can carry it. */
export type FittedCode =
  | { kind: 'qr'; dotsPerModule: number }
  /** `width` as the encoder counts: 1 to 3 for bars of 2 to 4 dots. */
  | { kind: 'code128'; width: 1 | 2 }
  /** No scanner will read it, but a person can type it. */
  | { kind: 'text' };

/** Dots of one column of the normal font, 12 × 24, in both languages. */
const dotsPerColumn = 12;

/**
 * How large the code can be on a paper of so many columns. A bar code wider than the paper, which
 * Epson's printers silently leave out, becomes a QR code, and a QR code too dense to be scanned
 * becomes text.
 */
export function fitCode(code: PaperCode, columns: number): FittedCode {
  const dots = columns * dotsPerColumn;
  if (code.symbology === 'code128') {
    const width = code128Width(code.data, dots);
    if (width !== null) return { kind: 'code128', width };
  }
  const dotsPerModule = qrDotsPerModule(code.data, dots);
  return dotsPerModule === null ? { kind: 'text' } : { kind: 'qr', dotsPerModule };
}

/** Start, data, check: 11 modules each; stop: 13; and 10 blank ones on each side. */
function code128Width(data: string, dots: number): 1 | 2 | null {
  // The printer reads `{` as the start of a control sequence.
  if (data === '' || !/^[ -z|}~]+$/.test(data)) return null;
  const modules = 11 * (data.length + 2) + 13 + 20;
  if (modules * 3 <= dots) return 2;
  return modules * 2 <= dots ? 1 : null;
}

/** Under 3 dots (0.38 mm) a worn head and a cheap scanner fail; over 6 only costs paper. */
const leastDotsPerModule = 3;
const mostDotsPerModule = 6;

function qrDotsPerModule(data: string, dots: number): number | null {
  const modules = qrModules(data);
  if (modules === null) return null;
  const fits = Math.min(mostDotsPerModule, Math.floor(dots / modules));
  return fits >= leastDotsPerModule ? fits : null;
}

/** With the quiet zone of 4, and as bytes: whether a printer packs letters tighter is its choice. */
function qrModules(data: string): number | null {
  // The encoder writes Latin-1; another letter would be lost in the code.
  const bytes = [...data].map((character) => character.codePointAt(0) ?? 0);
  if (bytes.length === 0 || bytes.some((byte) => byte > 0xff)) return null;
  // The most that version 40 holds at level M (ISO/IEC 18004, table 7).
  if (bytes.length > 2331) return null;
  return encode(bytes, { ecc: 'M', boostEcc: false, border: 4 }).size;
}
