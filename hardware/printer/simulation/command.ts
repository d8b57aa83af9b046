/** One thing a printer is told, whatever its language. */
export type Command =
  | { kind: 'character'; byte: number }
  | { kind: 'line-feed' }
  | { kind: 'reset' }
  | { kind: 'style'; style: Partial<RollStyle> }
  | { kind: 'code-page'; page: SimulatedPage }
  | { kind: 'centre'; isCentred: boolean }
  | { kind: 'qr-size'; dotsPerModule: number }
  | { kind: 'qr-level'; level: 'L' | 'M' | 'Q' | 'H' }
  | { kind: 'qr-data'; data: string }
  | { kind: 'qr-print' }
  | { kind: 'bar-width'; dotsPerModule: number }
  | { kind: 'code128'; data: string }
  | { kind: 'cut' }
  | { kind: 'pulse' }
  /** To be answered when everything before it is printed. */
  | { kind: 'confirm' }
  | { kind: 'clear-count' }
  /** Understood, and of no consequence on this paper. */
  | { kind: 'nothing' };

export interface RollStyle {
  isSmall: boolean;
  isStrong: boolean;
  isInverted: boolean;
  width: number;
  height: number;
}

export type SimulatedPage = '437' | '858' | '1252';

/**
 * The command at the start of what was received, and its length in bytes; null until all of it is
 * there. A byte that begins nothing known is printed, as a real printer would.
 */
export type ReadCommand = (bytes: Uint8Array) => ReadResult | null;

export interface ReadResult {
  size: number;
  commands: readonly Command[];
}

export function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
