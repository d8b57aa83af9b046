/** What a printer did, as an interpreter of its language read it from the bytes. */
export type Printed =
  | { kind: 'line'; runs: readonly Run[] }
  | { kind: 'qr'; data: string; dotsPerModule: number; errorLevel: string; centred: boolean }
  | { kind: 'barcode'; symbology: string; data: string; moduleDots: number; centred: boolean }
  /** `fed`: the printer feeds the last line past its knife first. */
  | { kind: 'cut'; fed: boolean }
  | { kind: 'drawer'; pin: 2 | 5; onMs: number };

/** Characters that look alike. */
export interface Run {
  text: string;
  style: Style;
}

export interface Style {
  font: 'A' | 'B';
  bold: boolean;
  inverted: boolean;
  width: number;
  height: number;
}

export const plainStyle: Style = { font: 'A', bold: false, inverted: false, width: 1, height: 1 };

/** Dots per character cell: font A is 12 wide, font B 9 (Epson TM series, Star TSP series alike). */
const cellDots = { A: 12, B: 9 };

/** The text of each line, and a short mark for everything else, as one would read the roll. */
export function readRoll(printed: readonly Printed[]): string[] {
  return printed.map((part) => {
    if (part.kind === 'line') return part.runs.map(({ text }) => text).join('');
    if (part.kind === 'qr') return `[qr ${part.data}]`;
    if (part.kind === 'barcode') return `[${part.symbology} ${part.data}]`;
    if (part.kind === 'cut') return part.fed ? '[cut]' : '[cut into the text]';
    return `[drawer ${part.pin}]`;
  });
}

/** Collects characters into lines, and refuses a line that the paper can't hold. */
export class LineBuffer {
  #runs: Run[] = [];
  readonly #paperDots: number;

  constructor(paperDots: number) {
    this.#paperDots = paperDots;
  }

  get isEmpty(): boolean {
    return this.#runs.length === 0;
  }

  add(text: string, style: Style): void {
    const last = this.#runs.at(-1);
    if (last && JSON.stringify(last.style) === JSON.stringify(style)) last.text += text;
    else this.#runs.push({ text, style: { ...style } });
  }

  end(): Printed {
    const dots = this.#runs.reduce(
      (sum, { text, style }) => sum + text.length * cellDots[style.font] * style.width,
      0,
    );
    const runs = this.#runs;
    this.#runs = [];
    if (dots > this.#paperDots) {
      throw new Error(`${dots} dots on a paper of ${this.#paperDots}: ${JSON.stringify(runs)}`);
    }
    return { kind: 'line', runs };
  }
}
