/** Crockford's base 32: no I, L, O or U, so a code read aloud or typed is not misread. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 6;

/**
 * What a customer says or shows to collect an order: six signs, `K7M4QX`. It is made of the random id of
 * the basket, which nothing prints: who reads the order's number over a shoulder does not know it, and every
 * till that has the order checks it without a network.
 */
export function collectCode(basketId: string): string {
  // FNV-1a, 32 bits: it only has to spread an id that is random already.
  let hash = 0x811c9dc5;
  for (const character of `collect/${basketId}`) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  }
  // Its last bits mix least of what came last: they are folded in.
  let bits = (hash ^ (hash >>> 15)) >>> 0;
  let code = '';
  for (let sign = 0; sign < codeLength; sign += 1) {
    code += signs.charAt(bits % signs.length);
    bits = Math.floor(bits / signs.length);
  }
  return code;
}

/** As it is printed and read aloud: `K7M 4QX`. */
export function printCollectCode(code: string): string {
  return code.replace(/^(.{3})(?=.)/, '$1 ');
}

/** As somebody says or types it, or null for what is none: `k7m-4qx`, an O for a 0, an I or L for a 1. */
export function readCollectCode(typed: string): string | null {
  const text = typed
    .replaceAll(/[\s-]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return text.length === codeLength && [...text].every((sign) => signs.includes(sign))
    ? text
    : null;
}
