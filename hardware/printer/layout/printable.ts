import type { CodePage } from '../paper.ts';

/**
 * The text in characters that the code page has, each one column wide. What it lacks is written as a
 * person would without it (œ → oe, ș → s); what has no such writing becomes a raised dot, never the
 * `?` an encoder would put, which reads as if the shop had doubts. Control characters, which the
 * printer would obey, are dropped; a line break stays. Blanks that don't break stay U+00A0.
 */
export function printable(text: string, codePage: CodePage): string {
  // A word that begins with Œ, not one in capitals: Oeuvre, but OEUVRE.
  const composed = text.normalize('NFC');
  const spelt = codePage === '858' ? composed.replace(/Œ(?=\p{Ll})/gu, 'Oe') : composed;
  return [...spelt].map((character) => inPage(character, codePage)).join('');
}

function inPage(character: string, codePage: CodePage): string {
  if (character === '\n' || isInPage(character, codePage)) return character;
  if (/\s/.test(character)) return noBreakSpaces.has(character) ? '\u00a0' : ' ';
  // Controls, zero-width and soft hyphens say nothing on paper.
  if (/[\p{Cc}\p{Cf}\p{M}]/u.test(character)) return '';
  const written = writtenWithout[character];
  if (written !== undefined) return written;
  const bare = [...character.normalize('NFKD')].filter((part) => !/\p{M}/u.test(part));
  const isBareInPage = bare.every((part) => isInPage(part, codePage));
  return bare.length > 0 && isBareInPage ? bare.join('') : '·';
}

function isInPage(character: string, codePage: CodePage): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code <= 0x7e) return true;
  // A soft hyphen is in 1252, and a printer would draw it.
  if (code === 0xad) return false;
  if (codePage === '1252' && code >= 0xa0 && code <= 0xff) return true;
  return beyondAscii[codePage].has(character);
}

const noBreakSpaces = new Set(['\u00a0', '\u202f', '\u2007']);

const beyondAscii: Record<CodePage, ReadonlySet<string>> = {
  '1252': new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'),
  '858': new Set(
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»ÁÂÀ©¢¥ãÃ¤ðÐÊËÈ€ÍÎÏ¦ÌÓßÔÒõÕµþÞÚÛÙýÝ¯´±¾¶§÷¸°¨·¹³²\u00a0',
  ),
};

const writtenWithout: Record<string, string> = {
  œ: 'oe',
  Œ: 'OE',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‹': '<',
  '›': '>',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  '•': '·',
  '™': '(TM)',
  '†': '+',
  '→': '->',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  ẞ: 'SS',
};
