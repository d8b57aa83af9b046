import { type Command, latin1, type ReadCommand, type ReadResult } from './command.ts';

/** ESC/POS as far as `encodeReceipt` and the driver speak it. */
export const readEscPos: ReadCommand = (bytes) => {
  const [first, second, a, b] = bytes;
  if (first === undefined) return null;
  if (first === 0x0a) return done(1, { kind: 'line-feed' });
  if (![0x1b, 0x1c, 0x1d].includes(first)) return done(1, { kind: 'character', byte: first });
  if (second === undefined) return null;
  const letter = String.fromCharCode(second);
  if (first === 0x1c && letter === '.') return done(2, { kind: 'nothing' });
  if (first === 0x1b && letter === '@') return done(2, { kind: 'reset' });
  // Everything else has a parameter at least.
  if (a === undefined) return null;
  if (first === 0x1b) {
    if (letter === 'p') return bytes.length < 5 ? null : done(5, { kind: 'pulse' });
    const command = escapeCommand(letter, a);
    if (command) return done(3, command);
  }
  if (first === 0x1d) {
    if (letter === 'V') return cut(a, b);
    if (letter === 'k') return barCode(bytes, a, b);
    if (letter === '(') return parentheses(bytes);
    const command = groupCommand(letter, a);
    if (command) return done(3, command);
  }
  return done(1, { kind: 'character', byte: first });
};

function escapeCommand(letter: string, value: number): Command | null {
  if (letter === 'M') return { kind: 'style', style: { isSmall: (value & 1) === 1 } };
  if (letter === 'E') return { kind: 'style', style: { isStrong: (value & 1) === 1 } };
  if (letter === 'a') return { kind: 'centre', isCentred: (value & 3) === 1 };
  if (letter !== 't') return null;
  const page = ({ 0: '437', 16: '1252', 19: '858' } as const)[value];
  return page === undefined ? { kind: 'nothing' } : { kind: 'code-page', page };
}

function groupCommand(letter: string, value: number): Command | null {
  if (letter === '!') {
    return { kind: 'style', style: { width: ((value >> 4) & 7) + 1, height: (value & 7) + 1 } };
  }
  if (letter === 'B') return { kind: 'style', style: { isInverted: (value & 1) === 1 } };
  if (letter === 'w') return { kind: 'bar-width', dotsPerModule: value };
  if (letter === 'r') return { kind: 'confirm' };
  return ['h', 'H', 'a'].includes(letter) ? { kind: 'nothing' } : null;
}

/** Modes from 65 on feed first and have one more parameter. */
function cut(mode: number, feed: number | undefined): ReadResult | null {
  if (mode < 65) return done(3, { kind: 'cut' });
  return feed === undefined ? null : done(4, { kind: 'cut' });
}

function barCode(bytes: Uint8Array, type: number, length: number | undefined) {
  if (length === undefined || bytes.length < 4 + length) return null;
  const data = latin1(bytes.slice(4, 4 + length));
  if (type !== 73) return done(4 + length, { kind: 'nothing' });
  return done(4 + length, { kind: 'code128', data: data.replace(/^\{[ABC]/, '') });
}

/** GS ( x pL pH …: every function of the family says how long it is. */
function parentheses(bytes: Uint8Array): ReadResult | null {
  const [, , family, low, high, code, fn, value = 0] = bytes;
  if (low === undefined || high === undefined) return null;
  const size = 5 + low + 256 * high;
  if (bytes.length < size) return null;
  const isQr = family === 0x6b && code === 49;
  if (!isQr) return done(size, { kind: 'nothing' });
  if (fn === 67) return done(size, { kind: 'qr-size', dotsPerModule: value });
  if (fn === 69) return done(size, { kind: 'qr-level', level: qrLevels[value - 48] ?? 'L' });
  if (fn === 80) return done(size, { kind: 'qr-data', data: latin1(bytes.slice(8, size)) });
  return done(size, fn === 81 ? { kind: 'qr-print' } : { kind: 'nothing' });
}

const qrLevels = ['L', 'M', 'Q', 'H'] as const;

function done(size: number, command: Command): ReadResult {
  return { size, commands: [command] };
}
