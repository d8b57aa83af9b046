import type { Paper } from '../paper.ts';

/** What a printer does upon reception, past everything that waits. */
export type RealTimeCommand = { kind: 'status'; question: number } | { kind: 'pulse' };

/**
 * Takes the real-time commands out of what arrives; one may be cut in two by the network, so what
 * could be its beginning is kept for the next bytes.
 */
export function createRealTimeFilter(language: Paper['language']): {
  take(bytes: Uint8Array): { rest: Uint8Array; commands: RealTimeCommand[] };
} {
  const match = language === 'escpos' ? matchEscPos : matchStarPrnt;
  let kept: number[] = [];
  return {
    take(bytes) {
      const all = [...kept, ...bytes];
      kept = [];
      const rest: number[] = [];
      const commands: RealTimeCommand[] = [];
      let at = 0;
      while (at < all.length) {
        const found = match(all.slice(at, at + 5));
        if (found === 'more') {
          kept = all.slice(at);
          break;
        }
        if (found === null) rest.push(all[at] ?? 0);
        else commands.push(found.command);
        at += found?.size ?? 1;
      }
      return { rest: Uint8Array.from(rest), commands };
    },
  };
}

type Match = { size: number; command: RealTimeCommand } | 'more' | null;

/** DLE EOT n, DLE DC4 1 m t. */
function matchEscPos([first, second, n, , last]: readonly number[]): Match {
  if (first !== 0x10) return null;
  if (second === undefined) return 'more';
  if (second !== 0x04 && second !== 0x14) return null;
  if (n === undefined) return 'more';
  if (second === 0x04) return { size: 3, command: { kind: 'status', question: n } };
  return last === undefined ? 'more' : { size: 5, command: { kind: 'pulse' } };
}

/** ESC ACK SOH, FS. */
function matchStarPrnt([first, second, third]: readonly number[]): Match {
  if (first === 0x1c) return { size: 1, command: { kind: 'pulse' } };
  if (first !== 0x1b) return null;
  if (second === undefined) return 'more';
  if (second !== 0x06) return null;
  if (third === undefined) return 'more';
  return { size: 3, command: { kind: 'status', question: 1 } };
}
