import type { RollPart } from './paper-roll.ts';

/** The roll as lines of text, with codes and cuts in brackets. */
export function rollText(parts: readonly RollPart[]): string[] {
  return parts.map((part) => {
    switch (part.kind) {
      case 'line':
        return part.spans.map(({ text }) => text).join('');
      case 'qr':
        return `[qr ${part.data}]`;
      case 'code128':
        return `[code128 ${part.data}]`;
      default:
        return '[cut]';
    }
  });
}
