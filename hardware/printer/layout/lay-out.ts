import { unreachable } from '../../../domain/assert.ts';
import type {
  ReceiptBlock,
  ReceiptDocument,
  ReceiptSize,
} from '../../../domain/receipt/receipt-document.ts';
import type { Paper } from '../paper.ts';
import { layOutTable } from './lay-out-table.ts';
import { pairLines } from './pair-lines.ts';
import { charactersAt, type PaperLine, type PaperPart, sizesDown } from './paper-part.ts';
import { printable } from './printable.ts';
import { longestWord, wrap } from './wrap.ts';

type PaperSize = Pick<Paper, 'columns' | 'codePage'>;

/**
 * The document as it stands on this paper: no line wider than the paper, no figure cut, every
 * character one that the code page has. What is too wide at its size is set smaller.
 */
export function layOut(document: ReceiptDocument, paper: PaperSize): PaperPart[] {
  const { columns } = paper;
  const onPaper = (text: string) => printable(text, paper.codePage);
  const parts = document.blocks.flatMap((block) => partsOf(block, columns, onPaper));
  return parts.map((part) => (part.kind === 'line' ? withOrdinarySpaces(part) : part));
}

function partsOf(
  block: ReceiptBlock,
  columns: number,
  onPaper: (text: string) => string,
): PaperPart[] {
  switch (block.kind) {
    case 'text':
      return textLines(onPaper(block.text), columns, block);
    case 'pair':
      return pairLines(
        { ...block, left: onPaper(block.left), right: onPaper(block.right) },
        columns,
      );
    case 'table':
      return layOutTable(
        {
          ...block,
          header: block.header.map(onPaper),
          rows: block.rows.map((row) => row.map(onPaper)),
        },
        columns,
      );
    case 'rule':
      return [{ kind: 'rule' }];
    case 'space':
      return [plainLine('')];
    case 'mark':
      return markLines(onPaper(block.text), columns);
    case 'code': {
      const { symbology, data } = block;
      const caption = onPaper(block.caption);
      const below = caption === '' ? [] : centred(wrap(caption, columns), columns);
      return [{ kind: 'code', symbology, data }, ...below.map(plainLine)];
    }
    default:
      return unreachable(block);
  }
}

function textLines(
  text: string,
  columns: number,
  { align, weight, size }: Extract<ReceiptBlock, { kind: 'text' }>,
): PaperLine[] {
  const fitting = sizeForWords(text, size, columns);
  const width = charactersAt(fitting, columns);
  const lines = text.split('\n').flatMap((line) => wrap(line, width));
  const placed = align === 'centre' ? centred(lines, width) : lines;
  return placed.map((line) => ({ ...plainLine(line), size: fitting, weight }));
}

/** A black band over the whole width, with a blank at each end so that letters don't touch the edge. */
function markLines(text: string, columns: number): PaperLine[] {
  const size = text.length <= charactersAt('large', columns) - 2 ? 'large' : 'normal';
  const width = charactersAt(size, columns);
  return centred(wrap(text, width - 2), width).map((line) => ({
    kind: 'line',
    text: line.padEnd(width),
    size,
    weight: 'strong',
    inverted: true,
  }));
}

/** The largest size, from the wished one down, at which no word must be cut. */
function sizeForWords(text: string, wished: ReceiptSize, columns: number): ReceiptSize {
  const fits = (size: ReceiptSize) => longestWord(text) <= charactersAt(size, columns);
  return sizesDown[wished].find(fits) ?? 'small';
}

function centred(lines: readonly string[], width: number): string[] {
  return lines.map((line) => ' '.repeat(Math.floor((width - line.length) / 2)) + line);
}

function plainLine(text: string): PaperLine {
  return { kind: 'line', text, size: 'normal', weight: 'plain', inverted: false };
}

/** Lines are broken: a no-break space has done its work, and some printers draw 0xA0 as a letter. */
function withOrdinarySpaces(line: PaperLine): PaperLine {
  return { ...line, text: line.text.replaceAll('\u00a0', ' ') };
}
