/** Bytes of a journal's id in a code. */
export const journalIdBytes = 16;

/** The bytes of an id as tills make them; null of any other text. */
export function bytesOfJournalId(journalId: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]{22}$/.test(journalId)) return null;
  const binary = atob(`${journalId.replaceAll('-', '+').replaceAll('_', '/')}==`);
  const bytes = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
  // Another spelling of the same bytes would come back as another id.
  return bytes.length === journalIdBytes && journalIdOf(bytes) === journalId ? bytes : null;
}

export function journalIdOf(bytes: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
