/**
 * Crockford's base 32 (crockford.com/base32): bytes as digits and capitals without I, L, O and U, which
 * every barcode holds and nobody confuses. Five bits a sign, the last filled up with zeros.
 */
export function writeCrockford(bytes: Uint8Array): string {
  let text = '';
  let pending = 0;
  let bits = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[pending >> bits];
      pending &= (1 << bits) - 1;
    }
  }
  return bits === 0 ? text : text + alphabet[pending << (5 - bits)];
}

/** Null when the text is not what `writeCrockford` makes of any bytes: one form, so one code. */
export function readCrockford(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let length = 0;
  let pending = 0;
  let bits = 0;
  for (const sign of text) {
    const value = alphabet.indexOf(sign);
    if (value < 0) return null;
    pending = (pending << 5) | value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length] = pending >> bits;
    length += 1;
    pending &= (1 << bits) - 1;
  }
  return bits < 5 && pending === 0 ? bytes : null;
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
