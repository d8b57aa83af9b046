/** What kind of symbol a scanner says it read. */
export type Symbology = 'ean' | 'ean-with-add-on' | 'gs1' | 'unknown';

/**
 * Splits off the AIM identifier (ISO/IEC 15424) that scanners can be set to send before the data:
 * `]E0` EAN-13 and UPC-A, `]E4` EAN-8, `]C1` GS1-128, `]e0` DataBar, `]d2` GS1 DataMatrix, `]Q3`
 * GS1 QR. Of any other symbol (`]d1`, `]Q1`, `]I1`, `]C0`…) its data tells what it is.
 */
export function splitSymbology(text: string): { symbology: Symbology; data: string } {
  const [, id] = /^\]([A-Za-z][0-9A-Za-z])/.exec(text) ?? [];
  if (id === undefined) return { symbology: 'unknown', data: text };
  return { symbology: symbologies.get(id) ?? 'unknown', data: text.slice(3) };
}

const symbologies: ReadonlyMap<string, Symbology> = new Map([
  ['E0', 'ean'],
  ['E4', 'ean'],
  ['E3', 'ean-with-add-on'],
  ['C1', 'gs1'],
  ['e0', 'gs1'],
  ['d2', 'gs1'],
  ['Q3', 'gs1'],
  ['J1', 'gs1'],
]);
