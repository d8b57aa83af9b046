import { unreachable } from '../../../domain/assert.ts';
import { glyph } from './code-page.ts';
import type { Command, RollStyle, SimulatedPage } from './command.ts';

/** What is on the paper, from the oldest to the newest. */
export type RollPart =
  | { kind: 'line'; spans: readonly RollSpan[] }
  | {
      kind: 'qr';
      data: string;
      level: 'L' | 'M' | 'Q' | 'H';
      dotsPerModule: number;
      isCentred: boolean;
    }
  | { kind: 'code128'; data: string; dotsPerModule: number; isCentred: boolean }
  | { kind: 'cut' };

export interface RollSpan {
  text: string;
  style: RollStyle;
}

export interface PaperRoll {
  /** Does what the command says to the paper; true if it fed any. */
  print(command: Command): boolean;
  parts(): readonly RollPart[];
  clear(): void;
}

/** A day of receipts; the oldest go first. */
const mostParts = 2_000;

const usualStyle: RollStyle = {
  isSmall: false,
  isStrong: false,
  isInverted: false,
  width: 1,
  height: 1,
};

export function createPaperRoll(): PaperRoll {
  let parts: RollPart[] = [];
  let spans: RollSpan[] = [];
  let setting = usualSetting();

  function add(part: RollPart): boolean {
    parts.push(part);
    if (parts.length > mostParts) parts = parts.slice(-mostParts);
    return true;
  }

  function write(character: string): boolean {
    const last = spans.at(-1);
    if (last?.style === setting.style) last.text += character;
    else spans.push({ text: character, style: setting.style });
    return false;
  }

  function endLine(): boolean {
    const ended = spans;
    spans = [];
    return add({ kind: 'line', spans: ended });
  }

  function set(change: Partial<typeof setting>): boolean {
    setting = { ...setting, ...change };
    return false;
  }

  return {
    print(command) {
      const { isCentred, qr, barDots } = setting;
      switch (command.kind) {
        case 'character':
          return write(glyph(command.byte, setting.page));
        case 'line-feed':
          return endLine();
        case 'reset':
          spans = [];
          return set(usualSetting());
        case 'style':
          return set({ style: { ...setting.style, ...command.style } });
        case 'code-page':
          return set({ page: command.page });
        case 'centre':
          return set({ isCentred: command.isCentred });
        case 'qr-size':
          return set({ qr: { ...qr, dotsPerModule: command.dotsPerModule } });
        case 'qr-level':
          return set({ qr: { ...qr, level: command.level } });
        case 'qr-data':
          return set({ qr: { ...qr, data: command.data } });
        case 'qr-print':
          return add({ kind: 'qr', ...qr, isCentred });
        case 'bar-width':
          return set({ barDots: command.dotsPerModule });
        case 'code128':
          return add({ kind: 'code128', data: command.data, dotsPerModule: barDots, isCentred });
        case 'cut':
          if (spans.length > 0) endLine();
          return add({ kind: 'cut' });
        case 'pulse':
        case 'confirm':
        case 'clear-count':
        case 'nothing':
          return false;
        default:
          return unreachable(command);
      }
    },
    parts: () => parts,
    clear() {
      parts = [];
    },
  };
}

function usualSetting() {
  return {
    style: usualStyle,
    page: '437' as SimulatedPage,
    isCentred: false,
    qr: { data: '', level: 'L' as 'L' | 'M' | 'Q' | 'H', dotsPerModule: 3 },
    barDots: 3,
  };
}
