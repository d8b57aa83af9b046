/**
 * What a cashier may write beside a tender: an authorisation, cheque or lender's number. It is signed
 * for ever, so it has no room for a name (letters, digits and hyphens, 24 at most) and none for a
 * card number (13 digits or more, PCI DSS 3).
 */
export function isTenderReference(text: string): boolean {
  return /^[A-Za-z0-9-]{0,24}$/.test(text) && !/\d{13}/.test(text.replaceAll('-', ''));
}
