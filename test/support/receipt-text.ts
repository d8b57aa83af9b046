import type { ReceiptBlock, ReceiptDocument } from '../../domain/receipt/receipt-document.ts';

/** A receipt as a typewriter would set it: to read and to compare, without any printer's language. */
export function receiptText({ blocks }: ReceiptDocument, width = 42): string {
  return `${blocks.map((block) => blockText(block, width)).join('\n')}\n`;
}

/** Every text of a document, in its order. */
export function textsOf({ blocks }: ReceiptDocument): string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'text':
      case 'mark':
        return [block.text];
      case 'pair':
        return [block.left, block.right];
      case 'table':
        return [...block.header, ...block.rows.flat()];
      case 'code':
        return [block.data, block.caption];
      default:
        return [];
    }
  });
}

function blockText(block: ReceiptBlock, width: number): string {
  switch (block.kind) {
    case 'text':
      return block.align === 'centre' ? centred(block.text, width) : block.text;
    case 'pair': {
      const left = '  '.repeat(block.indent) + block.left;
      return block.right === ''
        ? left
        : `${left.padEnd(width - block.right.length - 1)} ${block.right}`;
    }
    case 'table': {
      const shares = block.columns.reduce((sum, { share }) => sum + share, 0);
      return [block.header, ...block.rows]
        .map((cells) =>
          cells
            .map((cell, index) => {
              const { align = 'start', share = 1 } = block.columns[index] ?? {};
              const columnWidth = Math.floor((width * share) / shares);
              return align === 'end' ? cell.padStart(columnWidth) : cell.padEnd(columnWidth);
            })
            .join(''),
        )
        .join('\n');
    }
    case 'rule':
      return '-'.repeat(width);
    case 'space':
      return '';
    case 'mark':
      return centred(`[[ ${block.text} ]]`, width);
    case 'code':
      return [
        centred(`<${block.symbology} ${block.data}>`, width),
        centred(block.caption, width),
      ].join('\n');
  }
}

function centred(text: string, width: number): string {
  return ' '.repeat(Math.max(0, Math.floor((width - text.length) / 2))) + text;
}
