/** What somebody typed to name a receipt: till and mark of the journal may be left out. */
export interface TypedReceiptNumber {
  tillNumber: string | null;
  transactionNumber: number;
  journalMark: string | null;
}

const shape = /^(?:([A-Z0-9]{1,20})-)?(\d{1,12})(?:-([0-9A-Z]{2}))?$/;
/** As printed, without the till: a mark may be two digits, and is then no number. */
const withoutTill = /^()(\d{6,12})-([0-9A-Z]{2})$/;

/** Reads `2-000042-K7`, `2-42`, `000042-K7` or `42`; null for what is no receipt number. */
export function readTypedReceiptNumber(text: string): TypedReceiptNumber | null {
  const plain = text
    .toUpperCase()
    .replaceAll(/\s/g, '')
    .replaceAll(/[‐‑–—]/g, '-');
  const [, tillNumber, number, mark] = withoutTill.exec(plain) ?? shape.exec(plain) ?? [];
  if (number === undefined || Number(number) === 0) return null;
  return {
    tillNumber: tillNumber || null,
    transactionNumber: Number(number),
    // As a person may read it: the mark has neither of these letters.
    journalMark: mark?.replaceAll('O', '0').replaceAll(/[IL]/g, '1') ?? null,
  };
}
