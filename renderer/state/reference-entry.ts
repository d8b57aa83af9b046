/** As the journal takes it: no room for a name or a card number, which would be signed for ever. */
const longest = 24;
const cardNumber = /\d{13}/;

/**
 * What a field for a reference (authorisation, cheque number) holds after an edit: letters, digits
 * and hyphens, without the spaces that terminals print. What would be a card number is not taken.
 */
export function referenceAfter(before: string, edited: string): string {
  const kept = edited.replace(/[^A-Za-z0-9-]/g, '').slice(0, longest);
  return cardNumber.test(kept.replaceAll('-', '')) ? before : kept;
}
