import { Buffer } from 'node:buffer';
import type { ReceiptBlock, ReceiptDocument } from '../../domain/receipt/receipt-document.ts';

/**
 * Points. A column as narrow as a paper one reads better than a label and a figure a page apart; tables
 * of many columns want the whole page.
 */
const widths = { column: 340, whole: 495 } as const;

interface Column {
  width: number;
  left: number;
}
const sizes = { small: 8, normal: 10, large: 14 } as const;
const faces = { plain: 'Helvetica', strong: 'Helvetica-Bold' } as const;

/**
 * The document as A4. In the standard fonts, which every reader has: they write what WinAnsi has, and
 * with it all of French. A code is written as its caption.
 */
export async function pdfOf(
  { blocks, language }: ReceiptDocument,
  measure: keyof typeof widths = 'column',
): Promise<Uint8Array> {
  const width = widths[measure];
  const column = { width, left: (595 - width) / 2 };
  // Only who wants a PDF waits for what draws it.
  const { default: PdfDocument } = await import('pdfkit');
  const pdf = new PdfDocument({
    size: 'A4',
    margins: { top: 50, bottom: 50, left: column.left, right: column.left },
    lang: language,
  });
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => void chunks.push(chunk));
  pdf.on('end', () => resolve(Buffer.concat(chunks)));
  pdf.on('error', reject);
  for (const block of blocks) draw(pdf, block, column);
  pdf.end();
  return promise;
}

type Pdf = PDFKit.PDFDocument;

function draw(pdf: Pdf, block: ReceiptBlock, { width, left }: Column): void {
  switch (block.kind) {
    case 'text':
      pdf.font(faces[block.weight]).fontSize(sizes[block.size]);
      pdf.text(block.text, left, pdf.y, {
        width,
        align: block.align === 'centre' ? 'center' : 'left',
      });
      return;
    case 'pair':
      pdf.font(faces[block.weight]).fontSize(sizes[block.size]);
      row(pdf, left, [
        { text: block.left, from: block.indent * 12, width: width * 0.7 - block.indent * 12 },
        { text: block.right, from: width * 0.7, width: width * 0.3, align: 'right' },
      ]);
      return;
    case 'table': {
      const shares = block.columns.reduce((sum, { share }) => sum + share, 0);
      for (const cells of [block.header, ...block.rows]) {
        pdf.font(cells === block.header ? faces.strong : faces.plain).fontSize(sizes.normal);
        let from = 0;
        const placed = block.columns.map(({ align, share }, index) => {
          const cell = { text: cells[index] ?? '', from, width: (width * share) / shares };
          from += cell.width;
          return { ...cell, align: align === 'end' ? ('right' as const) : ('left' as const) };
        });
        row(pdf, left, placed);
      }
      return;
    }
    case 'rule':
      pdf.moveDown(0.4);
      pdf
        .moveTo(left, pdf.y)
        .lineTo(left + width, pdf.y)
        .lineWidth(0.5)
        .stroke();
      pdf.moveDown(0.4);
      return;
    case 'space':
      pdf.moveDown(0.8);
      return;
    case 'mark':
    case 'code':
      pdf.font(faces.strong).fontSize(sizes.large);
      pdf.text(block.kind === 'mark' ? block.text : block.caption, left, pdf.y, {
        ...{ width, align: 'center' },
      });
  }
}

interface Cell {
  text: string;
  /** Of the column's left edge. */
  from: number;
  width: number;
  align?: 'left' | 'right';
}

/** Cells side by side, whole on one page. */
function row(pdf: Pdf, left: number, cells: readonly Cell[]): void {
  const height = Math.max(
    ...cells.map(({ text, width: own }) => pdf.heightOfString(text, { width: own })),
  );
  if (pdf.y + height > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
  const top = pdf.y;
  for (const { text, from, width: own, align = 'left' } of cells) {
    pdf.text(text, left + from, top, { width: own, align });
  }
  pdf.y = top + height;
}
