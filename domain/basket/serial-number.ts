/**
 * A serial number as it is typed off a piece: at most 20 signs that GS1 has for AI 21 (character set
 * 82, General Specifications §7.11), no blank, and a digit. It is signed for ever, so it has no room
 * for who bought the piece (law 6).
 */
export function isSerialNumber(text: string): boolean {
  return /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/.test(text) && /\d/.test(text) && !isPhone(text);
}

/** A French phone number has no letter and ten digits, or eleven with its country (Arcep). */
function isPhone(text: string): boolean {
  return /^(?:\+33|0033|0)[1-9]\d{8}$/.test(text.replace(/[.\-/()]/g, ''));
}
