import { encode } from 'uqr';
import { code128Bars } from './code128-bars.ts';
import type { RollPart, RollSpan } from './paper-roll.ts';

/** In dots of the print head, 8 to the millimetre. */
const cell = { width: 12, smallWidth: 9, height: 30 };
const margin = 28;
const barHeight = 72;

const ink = '#1c1b1a';
const paper = '#fdfcf9';
const edge = '#cfcbc2';
const knife = '#8d877c';

interface Drawn {
  svg: string;
  height: number;
}

/** The roll as a picture: the paper with its torn end, letters in place, codes that can be scanned. */
export function rollSvg(parts: readonly RollPart[], columns: number): string {
  const width = columns * cell.width;
  let y = margin;
  const drawn = parts.map((part) => {
    const { svg, height } = drawPart(part, width);
    const placed = `<g transform="translate(${margin} ${y})">${svg}</g>`;
    y += height;
    return placed;
  });
  const all = { width: width + 2 * margin, height: y + margin };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${all.width} ${all.height}"`,
    ` font-family="ui-monospace, 'DejaVu Sans Mono', Consolas, monospace" fill="${ink}">`,
    `<path d="${paperOutline(all.width, all.height)}" fill="${paper}" stroke="${edge}"/>`,
    ...drawn,
    '</svg>',
  ].join('');
}

function drawPart(part: RollPart, width: number): Drawn {
  switch (part.kind) {
    case 'line':
      return drawLine(part.spans);
    case 'qr':
      return drawQr(part, width);
    case 'code128':
      return drawCode128(part, width);
    default:
      return drawCut(width);
  }
}

function drawLine(spans: readonly RollSpan[]): Drawn {
  const tallest = Math.max(1, ...spans.map(({ style }) => style.height));
  const height = cell.height + (tallest - 1) * 24;
  let x = 0;
  const svg = spans.map((span) => {
    const width = spanWidth(span);
    const drawn = drawSpan(span, x, width, height);
    x += width;
    return drawn;
  });
  return { svg: svg.join(''), height };
}

function spanWidth({ text, style }: RollSpan): number {
  const one = style.isSmall ? cell.smallWidth : cell.width;
  return [...text].length * one * style.width;
}

function drawSpan({ text, style }: RollSpan, x: number, width: number, height: number): string {
  const size = (style.isSmall ? 15 : 20) * style.height;
  const baseline = height - 8 - (style.height - 1) * 4;
  const weight = style.isStrong ? ' font-weight="700"' : '';
  const colour = style.isInverted ? ` fill="${paper}"` : '';
  const band = style.isInverted ? `<rect x="${x}" width="${width}" height="${height}"/>` : '';
  if (text.trim() === '') return band;
  // The picture's font is as wide as the printer's, whatever font the screen has.
  const fit = `textLength="${width}" lengthAdjust="spacingAndGlyphs" xml:space="preserve"`;
  return `${band}<text x="${x}" y="${baseline}" font-size="${size}" ${fit}${weight}${colour}>${noBreak(escapeXml(text))}</text>`;
}

/** Blanks at the ends of a text are dropped by some drawers even under xml:space. */
function noBreak(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

function drawQr(
  { data, level, dotsPerModule, isCentred }: Extract<RollPart, { kind: 'qr' }>,
  width: number,
): Drawn {
  // Not even version 40 holds more at the highest level; a printer prints nothing then.
  if (data === '' || data.length > 1273) return { svg: '', height: 0 };
  const { data: rows, size } = encode(data, { ecc: level, boostEcc: false, border: 0 });
  const side = size * dotsPerModule;
  const left = isCentred ? Math.floor((width - side) / 2) : 0;
  const modules = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  const place = `translate(${left} 8) scale(${dotsPerModule})`;
  const svg = `<path transform="${place}" shape-rendering="crispEdges" d="${modules.join('')}"/>`;
  return { svg, height: side + 16 };
}

function drawCode128(
  { data, dotsPerModule, isCentred }: Extract<RollPart, { kind: 'code128' }>,
  width: number,
): Drawn {
  const widths = code128Bars(data);
  const whole = (widths ?? []).reduce((sum, one) => sum + one, 0) * dotsPerModule;
  // A printer leaves out what it can't draw or fit.
  if (widths === null || whole > width) return { svg: '', height: 0 };
  let x = isCentred ? Math.floor((width - whole) / 2) : 0;
  const bars = widths.map((modules, index) => {
    const barWidth = modules * dotsPerModule;
    const bar = `M${x} 8h${barWidth}v${barHeight}h-${barWidth}z`;
    x += barWidth;
    return index % 2 === 0 ? bar : '';
  });
  return { svg: `<path d="${bars.join('')}"/>`, height: barHeight + 16 };
}

function drawCut(width: number): Drawn {
  const line = `M${-margin} 36H${width + margin}`;
  return {
    svg: `<path d="${line}" stroke="${knife}" stroke-dasharray="10 8" fill="none"/>`,
    height: 72,
  };
}

/** Straight on three sides, torn off below. */
function paperOutline(width: number, height: number): string {
  const teeth = Math.round(width / 16);
  const tooth = width / teeth;
  const torn = Array.from({ length: teeth }, (_, index) => {
    const right = width - index * tooth;
    return `L${(right - tooth / 2).toFixed(1)} ${height - 10}L${(right - tooth).toFixed(1)} ${height - 2}`;
  });
  return `M1 1H${width - 1}V${height - 2}${torn.join('')}Z`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
