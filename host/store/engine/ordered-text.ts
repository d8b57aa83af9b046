/**
 * SQLite orders text by code point, JavaScript (and so RxDB) by UTF-16 unit: an emoji sorts above
 * U+E000–U+FFFF in one and below in the other. Columns that are compared hold this form of the text:
 * the same for every text below U+D7FF, else each unit from U+D7FF up becomes U+D7FF and a second
 * unit that keeps the order. Distinct texts stay distinct, lone surrogates included.
 */
export function orderedText(text: string): string {
  return highUnit.test(text) ? text.replace(highUnits, escapeUnit) : text;
}

const escapeUnitCode = 0xd7ff;
const highUnit = /[\ud7ff-\uffff]/;
const highUnits = /[\ud7ff-\uffff]/g;

function escapeUnit(unit: string): string {
  return String.fromCharCode(escapeUnitCode, unit.charCodeAt(0) - escapeUnitCode + 0x1f);
}
