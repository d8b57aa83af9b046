/** A file of the ZIP as the central directory must have it. */
export interface PackedFile {
  name: string;
  isStored: boolean;
  crc: number;
  packedBytes: number;
  bytes: number;
}

const headerLength = 30;
const descriptorLength = 16;

/**
 * All octets of an archive from the content of `manifest.json` on, as there is only one way to write
 * them (`docs/archive-format.md` §3), and where they begin. `last` are the contents of the last files.
 */
export function expectedTail(
  files: readonly PackedFile[],
  last: readonly Buffer[],
): { start: number; bytes: Buffer } {
  let offset = 0;
  const records: Buffer[] = [];
  const contents: Buffer[] = [];
  let start = 0;
  const firstLast = files.length - last.length;
  for (const [index, file] of files.entries()) {
    const name = Buffer.from(file.name, 'utf8');
    records.push(directoryRecord(file, name, offset));
    const content = last[index - firstLast];
    if (content !== undefined) {
      if (index === firstLast) start = offset + headerLength + name.length;
      else contents.push(localHeader(file, name));
      contents.push(content, descriptor(file));
    }
    offset += headerLength + name.length + file.packedBytes + descriptorLength;
  }
  const directory = Buffer.concat(records);
  const end = endRecord(files.length, directory.length, offset);
  return { start, bytes: Buffer.concat([...contents, directory, end]) };
}

/** Version needed, flags, method, time, date: the same in both headers. */
function common({ isStored }: PackedFile): Buffer {
  const bytes = Buffer.alloc(10);
  bytes.writeUInt16LE(20, 0);
  bytes.writeUInt16LE(0x0808, 2);
  bytes.writeUInt16LE(isStored ? 0 : 8, 4);
  bytes.writeUInt16LE(0, 6);
  bytes.writeUInt16LE(0x0021, 8);
  return bytes;
}

function localHeader(file: PackedFile, name: Buffer): Buffer {
  // CRC and sizes come after the content; then the name's length and no extra field.
  const rest = Buffer.alloc(16);
  rest.writeUInt16LE(name.length, 12);
  return Buffer.concat([word(0x04034b50), common(file), rest, name]);
}

function descriptor({ crc, packedBytes, bytes }: PackedFile): Buffer {
  return Buffer.concat([word(0x08074b50), word(crc), word(packedBytes), word(bytes)]);
}

function directoryRecord(file: PackedFile, name: Buffer, offset: number): Buffer {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(0x033f, 0);
  // Name's length; then no extra field, no comment, disk 0, no internal attributes.
  const rest = Buffer.alloc(10);
  rest.writeUInt16LE(name.length, 0);
  return Buffer.concat([
    word(0x02014b50),
    madeBy,
    common(file),
    word(file.crc),
    word(file.packedBytes),
    word(file.bytes),
    rest,
    word(0x81800000),
    word(offset),
    name,
  ]);
}

function endRecord(count: number, directoryBytes: number, directoryStart: number): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(count, 8);
  bytes.writeUInt16LE(count, 10);
  bytes.writeUInt32LE(directoryBytes, 12);
  bytes.writeUInt32LE(directoryStart, 16);
  return bytes;
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0, 0);
  return bytes;
}
