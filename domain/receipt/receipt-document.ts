/**
 * What a printed paper says, whatever shows it: ESC/POS or StarPRNT bytes, the preview on the screen
 * and the e-receipt are all drawn from this tree, so they can't differ. Texts are ready to read, in
 * the paper's language; widths are the drawer's business.
 */
export interface ReceiptDocument {
  language: 'fr' | 'en';
  blocks: readonly ReceiptBlock[];
}

export type ReceiptBlock =
  | {
      kind: 'text';
      text: string;
      align: 'start' | 'centre';
      weight: 'plain' | 'strong';
      size: ReceiptSize;
    }
  /** A label and its figure at the two edges; the label breaks, the figure never does. */
  | {
      kind: 'pair';
      left: string;
      right: string;
      weight: 'plain' | 'strong';
      size: ReceiptSize;
      indent: 0 | 1;
    }
  /** Columns by their share of the width; figures stand at the end. */
  | {
      kind: 'table';
      columns: readonly { align: 'start' | 'end'; share: number }[];
      header: readonly string[];
      rows: readonly (readonly string[])[];
    }
  | { kind: 'rule' }
  | { kind: 'space' }
  /** What must not be overlooked: DUPLICATA, FORMATION. Drawn inverted or framed. */
  | { kind: 'mark'; text: string }
  | { kind: 'code'; symbology: 'qr' | 'code128'; data: string; caption: string };

export type ReceiptSize = 'small' | 'normal' | 'large';
