/**
 * What an entry holds beside a tender: it is signed for ever, so it has no room for a sentence (letters,
 * digits and hyphens, 24 at most) and none for a card number (13 digits or more, PCI DSS 3).
 */
export function isTenderReference(text: string): boolean {
  return /^[A-Za-z0-9-]{0,24}$/.test(text) && !/\d{13}/.test(text.replaceAll('-', ''));
}

/**
 * What a cashier may type there: an authorisation, cheque or lender's number, which has a digit. A
 * name has none, and would be signed for ever too (law 6).
 */
export function isTypedReference(text: string): boolean {
  return text === '' || (isTenderReference(text) && /\d/.test(text));
}
