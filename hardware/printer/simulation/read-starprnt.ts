import { type Command, latin1, type ReadCommand, type ReadResult } from './command.ts';

/** StarPRNT as far as `encodeReceipt` and the driver speak it. */
export const readStarPrnt: ReadCommand = (bytes) => {
  const [first, second, a, b] = bytes;
  if (first === undefined) return null;
  const single = singleBytes[first];
  if (single) return done(1, single);
  if (first !== 0x1b) return done(1, { kind: 'character', byte: first });
  if (second === undefined) return null;
  const plain = escapeCommands[second];
  if (plain) return done(2, plain);
  if (a === undefined) return null;
  if (second === 0x64) return done(3, { kind: 'cut' });
  if (second === 0x1d) return groupSeparator(bytes, a);
  if (b === undefined) return null;
  if (second === 0x1e) return recordSeparator(a, b);
  if (second === 0x69) return done(4, { kind: 'style', style: { height: a + 1, width: b + 1 } });
  if (second === 0x07) return done(4, { kind: 'nothing' });
  if (second === 0x62) return barCode(bytes);
  return done(1, { kind: 'character', byte: first });
};

const singleBytes: Record<number, Command> = {
  10: { kind: 'line-feed' },
  7: { kind: 'pulse' },
  23: { kind: 'confirm' },
  24: { kind: 'reset' },
};

const escapeCommands: Record<number, Command> = {
  64: { kind: 'reset' },
  69: { kind: 'style', style: { isStrong: true } },
  70: { kind: 'style', style: { isStrong: false } },
  52: { kind: 'style', style: { isInverted: true } },
  53: { kind: 'style', style: { isInverted: false } },
};

/** ESC RS F n: font; ESC RS E n: the ETB counter back to 0. */
function recordSeparator(letter: number, value: number): ReadResult {
  if (letter === 0x46) return done(4, { kind: 'style', style: { isSmall: value === 1 } });
  return done(4, letter === 0x45 ? { kind: 'clear-count' } : { kind: 'nothing' });
}

function groupSeparator(bytes: Uint8Array, letter: number): ReadResult | null {
  const value = bytes[3];
  if (value === undefined) return null;
  if (letter === 0x61) return done(4, { kind: 'centre', isCentred: value === 1 });
  if (letter === 0x74) {
    const page = ({ 1: '437', 4: '858', 32: '1252' } as const)[value];
    return done(4, page === undefined ? { kind: 'nothing' } : { kind: 'code-page', page });
  }
  return letter === 0x79 ? qrCode(bytes) : done(1, { kind: 'character', byte: 0x1b });
}

/** ESC GS y S 0/1/2 n sets model, level, size; D 1 0 nL nH data; P prints. */
function qrCode(bytes: Uint8Array): ReadResult | null {
  const [, , , letter, part, value, low, high] = bytes;
  if (letter === 0x50) return done(4, { kind: 'qr-print' });
  if (part === undefined || value === undefined) return null;
  if (letter === 0x53) {
    if (part === 0x32) return done(6, { kind: 'qr-size', dotsPerModule: value });
    if (part === 0x31) return done(6, { kind: 'qr-level', level: qrLevels[value] ?? 'L' });
    return done(6, { kind: 'nothing' });
  }
  if (low === undefined || high === undefined) return null;
  const size = 8 + low + 256 * high;
  if (bytes.length < size) return null;
  return done(size, { kind: 'qr-data', data: latin1(bytes.slice(8, size)) });
}

const qrLevels = ['L', 'M', 'Q', 'H'] as const;

/** ESC b type readable mode height data RS; mode 1 to 3 is 2 to 4 dots a module. */
function barCode(bytes: Uint8Array): ReadResult | null {
  const end = bytes.indexOf(0x1e);
  const [, , type, , mode] = bytes;
  if (end < 0 || mode === undefined) return null;
  if (type !== 6) return done(end + 1, { kind: 'nothing' });
  return {
    size: end + 1,
    commands: [
      { kind: 'bar-width', dotsPerModule: mode + 1 },
      { kind: 'code128', data: latin1(bytes.slice(6, end)) },
    ],
  };
}

function done(size: number, command: Command): ReadResult {
  return { size, commands: [command] };
}
