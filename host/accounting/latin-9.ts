/** Where ISO 8859-15 differs from ISO 8859-1, which Node writes. */
const differs: ReadonlyMap<string, number> = new Map([
  ['€', 0xa4],
  ['Š', 0xa6],
  ['š', 0xa8],
  ['Ž', 0xb4],
  ['ž', 0xb8],
  ['Œ', 0xbc],
  ['œ', 0xbd],
  ['Ÿ', 0xbe],
]);
/** Typographic signs that have no place in it, as they were typed before. */
const plainer: ReadonlyMap<string, string> = new Map([
  ['’', "'"],
  ['‘', "'"],
  ['“', '"'],
  ['”', '"'],
  ['–', '-'],
  ['—', '-'],
  ['…', '...'],
  ['\u202f', ' '],
]);

/**
 * A text in ISO 8859-15, one of the character sets that a FEC may have (LPF art. A47 A-1). What it does
 * not have becomes a question mark.
 */
export function latin9(text: string): Buffer {
  const bytes: number[] = [];
  for (const sign of text.normalize('NFC')) {
    for (const each of plainer.get(sign) ?? sign) bytes.push(byteOf(each));
  }
  return Buffer.from(bytes);
}

function byteOf(sign: string): number {
  const own = differs.get(sign);
  if (own !== undefined) return own;
  const code = sign.codePointAt(0) ?? 0;
  // Those eight places hold other signs here.
  return code > 0xff || [...differs.values()].includes(code) ? 0x3f : code;
}
