import type { ReceiptBlock, ReceiptSize } from '../../../domain/receipt/receipt-document.ts';
import { charactersAt, type PaperLine, sizesDown } from './paper-part.ts';
import { wrap } from './wrap.ts';

type Pair = Omit<Extract<ReceiptBlock, { kind: 'pair' }>, 'kind'>;

/** Below this the label beside the figure would be a column of syllables; it gets lines of its own. */
const leastLabelWidth = 8;

/** A label at the left edge and its figure at the right one, on the label's last line. */
export function pairLines(pair: Pair, columns: number): PaperLine[] {
  const { left, right, weight } = pair;
  const size = sizeForFigure(right, pair.size, columns);
  const width = charactersAt(size, columns);
  const line = (text: string): PaperLine => ({ kind: 'line', text, size, weight, inverted: false });
  const margin = ' '.repeat(pair.indent * 2);
  if (right === '') return wrap(left, width - margin.length).map((text) => line(margin + text));

  const beside = width - margin.length - right.length - 1;
  const wanted = Math.min(left.length, leastLabelWidth);
  if (beside < wanted) {
    const label = left === '' ? [] : wrap(left, width - margin.length);
    return [...label.map((text) => margin + text), ...figureLines(right, width)].map(line);
  }
  const lines = wrap(left, beside).map((text) => margin + text);
  const last = lines.pop() ?? '';
  return [...lines, last + right.padStart(width - last.length)].map(line);
}

/** The largest size, from the wished one down, at which the figure stands on one line. */
function sizeForFigure(figure: string, wished: ReceiptSize, columns: number): ReceiptSize {
  const fits = (size: ReceiptSize) => figure.length <= charactersAt(size, columns);
  return sizesDown[wished].find(fits) ?? 'small';
}

/** A "figure" wider than the paper even when small is no figure; it loses nothing all the same. */
function figureLines(figure: string, width: number): string[] {
  if (figure.length <= width) return [figure.padStart(width)];
  return wrap(figure, width).map((text) => text.padStart(width));
}
