/** One line of a file, without its end, or null when it is longer than what is read of a line. */
export interface Line {
  /** 1 for the first. */
  number: number;
  bytes: Uint8Array | null;
}

const newline = 0x0a;
const carriageReturn = 0x0d;
const byteOrderMark = [0xef, 0xbb, 0xbf];

/**
 * Cuts bytes into lines (LF or CRLF; a byte order mark at the start is left out), with at most one
 * line of `maxLineBytes` in memory: a file that has no line ends at all is one line too long.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  maxLineBytes: number,
): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 0;

  const keep = (part: Uint8Array): void => {
    length += part.length;
    if (length > maxLineBytes) parts = [];
    else parts.push(part);
  };
  const finish = (): Line => {
    number += 1;
    const bytes = length > maxLineBytes ? null : withoutEnds(Buffer.concat(parts), number);
    parts = [];
    length = 0;
    return { number, bytes };
  };

  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      keep(chunk.subarray(from, end));
      yield finish();
      from = end + 1;
    }
    if (from < chunk.length) keep(chunk.subarray(from));
  }
  if (length > 0) yield finish();
}

function withoutEnds(bytes: Uint8Array, number: number): Uint8Array {
  const end = bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length;
  const hasMark = number === 1 && byteOrderMark.every((byte, index) => bytes[index] === byte);
  return bytes.subarray(hasMark ? byteOrderMark.length : 0, end);
}
