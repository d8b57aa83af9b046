import iconv from 'iconv-lite';
import { ByteReader } from './byte-reader.ts';
import { LineBuffer, type Printed, plainStyle } from './printed-paper.ts';

/**
 * Reads StarPRNT as a printer does, written from Star's command specifications alone; it shares no
 * table with the encoder and stops at every command it does not know.
 */
export function interpretStarPrnt(bytes: Uint8Array, columns: number): Printed[] {
  const reader = new ByteReader(bytes);
  const printed: Printed[] = [];
  const line = new LineBuffer(columns * 12);
  let style = { ...plainStyle };
  /** Page 0, Star's own, is nobody's standard: text in it is an error. */
  let page: string | null = null;
  let centred = false;
  let qr = { model: 0, dotsPerModule: 3, errorLevel: 'L', data: '' };
  let drawerOnMs = 200;

  const onEmptyLine = (command: string) => {
    if (!line.isEmpty) throw new Error(`${command} in the middle of a line ${reader.around()}`);
  };
  const unknown = (command: string): never => {
    throw new Error(`StarPRNT has no ${command} here: ${reader.around()}`);
  };

  while (reader.hasMore) {
    const byte = reader.next();
    if (byte === 0x0a) printed.push(line.end());
    else if (byte === 0x18) cancel();
    else if (byte === 0x07) printed.push({ kind: 'drawer', pin: 2, onMs: drawerOnMs });
    else if (byte === 0x1a) printed.push({ kind: 'drawer', pin: 5, onMs: 200 });
    else if (byte === 0x1b) escapeSequence();
    else if (byte < 0x20 || byte === 0x7f) unknown(`control ${byte}`);
    else line.add(character(byte), style);
  }
  if (!line.isEmpty)
    throw new Error('A line stays in the buffer and would print with the next job');
  return printed;

  function character(byte: number): string {
    if (byte < 0x7f) return String.fromCharCode(byte);
    return page === null ? unknown('letter in page 0') : iconv.decode(Buffer.from([byte]), page);
  }

  /** CAN: clears what is not printed and initializes. */
  function cancel(): void {
    onEmptyLine('CAN');
    style = { ...plainStyle };
    page = null;
    centred = false;
    qr = { model: 0, dotsPerModule: 3, errorLevel: 'L', data: '' };
  }

  function escapeSequence(): void {
    const byte = reader.next();
    switch (byte) {
      case 0x40: // @ initialize
        cancel();
        return;
      case 0x1e: // RS F n: font
        if (reader.next() !== 0x46) unknown('ESC RS command');
        style.font = ['A', 'B'].at(reader.next()) === 'B' ? 'B' : 'A';
        return;
      case 0x45: // E
        style.bold = true;
        return;
      case 0x46: // F
        style.bold = false;
        return;
      case 0x34: // 4: white on black
        style.inverted = true;
        return;
      case 0x35: // 5
        style.inverted = false;
        return;
      case 0x69: {
        // i: height and width less one
        const [height = 0, width = 0] = reader.take(2);
        style = { ...style, height: height + 1, width: width + 1 };
        return;
      }
      case 0x64: // d n: cut; 2 and 3 feed to the knife first
        onEmptyLine('ESC d');
        cut(reader.next());
        return;
      case 0x07: {
        // BEL n1 n2: pulse of drawer 1, in units of 10 ms
        const [on = 0] = reader.take(2);
        drawerOnMs = on * 10;
        return;
      }
      case 0x62: // b
        printBarcode();
        return;
      case 0x1d:
        groupSeparator();
        return;
      default:
        unknown(`ESC ${byte.toString(16)}`);
    }
  }

  function cut(mode: number): void {
    if (mode > 3) unknown(`cut ${mode}`);
    printed.push({ kind: 'cut', fed: mode >= 2 });
  }

  /** ESC b type readable mode height data RS. For code 128 modes 1 to 3 are modules of 2 to 4 dots. */
  function printBarcode(): void {
    onEmptyLine('ESC b');
    const [type = 0, readable = 0, mode = 0] = reader.take(4);
    if (type !== 6) unknown('symbology');
    if (readable !== 1) unknown('readable text at a bar code');
    if (mode < 1 || mode > 3) unknown('bar code mode');
    const data = Buffer.from(reader.until(0x1e)).toString('latin1');
    const moduleDots = mode + 1;
    const dots = (11 * (data.length + 2) + 13) * moduleDots;
    if (dots > columns * 12) throw new Error(`A bar code of ${dots} dots is left out`);
    printed.push({ kind: 'barcode', symbology: 'code128', data, moduleDots, centred });
  }

  function groupSeparator(): void {
    const command = String.fromCharCode(reader.next());
    if (command === 'a') {
      onEmptyLine('ESC GS a');
      centred = reader.next() === 1;
    } else if (command === 't') page = pages[reader.next()] ?? unknown('code page');
    else if (command === 'y') qrCode();
    else unknown(`ESC GS ${command}`);
  }

  function qrCode(): void {
    const command = String.fromCharCode(reader.next());
    if (command === 'P') {
      onEmptyLine('QR');
      const { model, data, dotsPerModule, errorLevel } = qr;
      if (model !== 2 || data === '') unknown('QR without model 2 and data');
      printed.push({ kind: 'qr', data, dotsPerModule, errorLevel, centred });
      return;
    }
    const part = String.fromCharCode(reader.next());
    if (command === 'D' && part === '1') {
      reader.next();
      const length = reader.next() + 256 * reader.next();
      qr.data = Buffer.from(reader.take(length)).toString('latin1');
    } else if (command === 'S' && part === '0') qr.model = reader.next();
    else if (command === 'S' && part === '1') {
      qr.errorLevel = 'LMQH'[reader.next()] ?? unknown('QR error level');
    } else if (command === 'S' && part === '2') qr.dotsPerModule = reader.next();
    else unknown(`QR command ${command}${part}`);
  }
}

/** Star's numbers of code pages, by iconv-lite's names. */
const pages: Record<number, string> = {
  1: 'cp437',
  3: 'cp437',
  4: 'cp858',
  5: 'cp852',
  6: 'cp860',
  8: 'cp863',
  9: 'cp865',
  10: 'cp866',
  32: 'windows-1252',
  33: 'windows-1250',
  34: 'windows-1251',
};
