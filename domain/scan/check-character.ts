/**
 * Check character of digits and capitals by ISO/IEC 7064 MOD 37,36: finds every single wrong sign and
 * nearly all that changed places.
 */
export function checkCharacter(text: string): string {
  let product = 36;
  for (const sign of text) {
    const sum = (product + alphabet.indexOf(sign)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return alphabet.charAt((37 - product) % 36);
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
