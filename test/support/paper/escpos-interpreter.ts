import iconv from 'iconv-lite';
import { ByteReader } from './byte-reader.ts';
import { LineBuffer, type Printed, plainStyle } from './printed-paper.ts';

/**
 * Reads ESC/POS as a printer does, written from Epson's command reference alone; it shares no table
 * with the encoder, and stops at every command it does not know rather than guess its length.
 * `columns` of the normal font make the paper's width.
 */
export function interpretEscPos(bytes: Uint8Array, columns: number): Printed[] {
  const reader = new ByteReader(bytes);
  const printed: Printed[] = [];
  const line = new LineBuffer(columns * 12);
  let style = { ...plainStyle };
  let page = 'cp437';
  let centred = false;
  let qr = { model: '', dotsPerModule: 3, errorLevel: 'L', data: '' };
  let barcode = { height: 162, moduleDots: 3 };

  const onEmptyLine = (command: string) => {
    if (!line.isEmpty) throw new Error(`${command} in the middle of a line ${reader.around()}`);
  };
  const unknown = (command: string): never => {
    throw new Error(`ESC/POS has no ${command} here: ${reader.around()}`);
  };

  while (reader.hasMore) {
    const byte = reader.next();
    if (byte === 0x0a) printed.push(line.end());
    else if (byte === 0x1b) escapeSequence();
    else if (byte === 0x1d) groupSeparator();
    else if (byte === 0x1c) fileSeparator();
    else if (byte < 0x20 || byte === 0x7f) unknown(`control ${byte}`);
    else line.add(iconv.decode(Buffer.from([byte]), page), style);
  }
  if (!line.isEmpty)
    throw new Error('A line stays in the buffer and would print with the next job');
  return printed;

  function escapeSequence(): void {
    const command = String.fromCharCode(reader.next());
    switch (command) {
      case '@': // Initialize
        onEmptyLine('ESC @');
        style = { ...plainStyle };
        page = 'cp437';
        centred = false;
        qr = { model: '', dotsPerModule: 3, errorLevel: 'L', data: '' };
        barcode = { height: 162, moduleDots: 3 };
        return;
      case 'M': // Select character font
        style.font = fontOf(reader.next());
        return;
      case 'E': // Emphasis: the lowest bit counts
        style.bold = (reader.next() & 1) === 1;
        return;
      case 'a': // Justification; only at the beginning of a line
        onEmptyLine('ESC a');
        centred = reader.next() === 1;
        return;
      case 't': // Character code table
        page = pages[reader.next()] ?? unknown('code table');
        return;
      case 'p': {
        // Pulse on the drawer connector: pin, on and off in units of 2 ms
        const [pin = 0, on = 0, off = 0] = reader.take(3);
        if (off < on) unknown('pulse shorter off than on');
        printed.push({ kind: 'drawer', pin: pin === 0 ? 2 : 5, onMs: on * 2 });
        return;
      }
      default:
        unknown(`ESC ${command}`);
    }
  }

  function fileSeparator(): void {
    // FS . : no Kanji, every byte is a character
    if (reader.next() !== 0x2e) unknown('FS command');
  }

  function groupSeparator(): void {
    const command = String.fromCharCode(reader.next());
    switch (command) {
      case '!': {
        // Character size: width in the high, height in the low half, each less one
        const size = reader.next();
        style = { ...style, width: ((size >> 4) & 7) + 1, height: (size & 7) + 1 };
        return;
      }
      case 'B': // White on black
        style.inverted = (reader.next() & 1) === 1;
        return;
      case 'V': // Cut
        onEmptyLine('GS V');
        cut(reader.next());
        return;
      case 'h':
        barcode.height = reader.next();
        return;
      case 'w':
        barcode.moduleDots = reader.next();
        if (barcode.moduleDots < 2 || barcode.moduleDots > 6) unknown('bar width');
        return;
      case 'H': // Where the readable text goes
        if (reader.next() !== 0) unknown('readable text at a bar code');
        return;
      case 'k':
        printBarcode();
        return;
      case '(':
        parentheses();
        return;
      default:
        unknown(`GS ${command}`);
    }
  }

  function cut(mode: number): void {
    if (mode === 0 || mode === 1 || mode === 48 || mode === 49) {
      printed.push({ kind: 'cut', fed: false });
      return;
    }
    if (mode !== 65 && mode !== 66) unknown(`cut ${mode}`);
    reader.next(); // Further feed, in motion units
    printed.push({ kind: 'cut', fed: true });
  }

  /** Function B: symbology, length, data. Code 128 begins with its code set. */
  function printBarcode(): void {
    onEmptyLine('GS k');
    if (reader.next() !== 73) unknown('symbology');
    const data = Buffer.from(reader.take(reader.next())).toString('latin1');
    if (!data.startsWith('{B')) unknown('code 128 without a code set');
    if (data.slice(2).includes('{')) unknown('{ in a code 128');
    const text = data.slice(2);
    // Start, data, check at 11 modules; stop 13. What is wider than the paper is not printed at all.
    const dots = (11 * (text.length + 2) + 13) * barcode.moduleDots;
    if (dots > columns * 12) throw new Error(`A bar code of ${dots} dots is left out`);
    printed.push({
      kind: 'barcode',
      symbology: 'code128',
      data: text,
      moduleDots: barcode.moduleDots,
      centred,
    });
  }

  /** GS ( k pL pH cn fn …: two-dimensional codes; cn 49 is QR. */
  function parentheses(): void {
    if (reader.next() !== 0x6b) unknown('GS ( command');
    const length = reader.next() + 256 * reader.next();
    const content = new ByteReader(reader.take(length));
    if (content.next() !== 49) unknown('2D code');
    const fn = content.next();
    const first = content.next();
    if (fn === 65) qr.model = first === 50 ? '2' : unknown('QR model');
    else if (fn === 67) qr.dotsPerModule = first;
    else if (fn === 69) qr.errorLevel = 'LMQH'[first - 48] ?? unknown('QR error level');
    else if (fn === 80) qr.data = Buffer.from(content.take(length - 3)).toString('latin1');
    else if (fn === 81) printQr();
    else unknown(`QR function ${fn}`);
  }

  function printQr(): void {
    onEmptyLine('QR');
    if (qr.data === '' || qr.model === '') unknown('QR without data and model');
    const { data, dotsPerModule, errorLevel } = qr;
    printed.push({ kind: 'qr', data, dotsPerModule, errorLevel, centred });
  }

  function fontOf(value: number): 'A' | 'B' {
    if (value === 0 || value === 48) return 'A';
    return value === 1 || value === 49 ? 'B' : unknown('font');
  }
}

/** Epson's numbers of code tables, by iconv-lite's names. */
const pages: Record<number, string> = {
  0: 'cp437',
  2: 'cp850',
  3: 'cp860',
  4: 'cp863',
  5: 'cp865',
  16: 'windows-1252',
  17: 'cp866',
  18: 'cp852',
  19: 'cp858',
};
