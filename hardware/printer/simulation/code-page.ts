import type { SimulatedPage } from './command.ts';

/** What the byte looks like on paper; a byte the page leaves empty prints a blank. */
export function glyph(byte: number, page: SimulatedPage): string {
  if (byte < 0x20 || byte === 0x7f) return '¤';
  if (byte < 0x7f) return String.fromCharCode(byte);
  if (page === '1252') return windows1252.decode(Uint8Array.of(byte));
  return [...highHalves[page]][byte - 0x80] ?? ' ';
}

const windows1252 = new TextDecoder('windows-1252');

const highHalves: Record<'437' | '858', string> = {
  '437':
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ',
  '858':
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■ ',
};
