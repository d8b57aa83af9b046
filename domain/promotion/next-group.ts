import { unreachable } from '../assert.ts';
import { benefitMinor } from './benefit-amount.ts';
import type { Pile } from './pile.ts';
import type { Benefit, PromotionRule } from './promotion-rule.ts';
import { dearest, type Part, putBack, type Stack, type Table } from './promotion-table.ts';

/** Pieces of one application, taken off their stacks already. */
export interface Group {
  /** Those that pay what they cost. */
  whole: readonly Part[];
  /** What is taken off in all is spread over these. */
  reduced: readonly Part[];
  offMinor: number;
}
/** The next group that saves something; null when there is none, and then nothing is taken. */
export function nextGroup(table: Table, { offer }: PromotionRule): Group | null {
  switch (offer.kind) {
    case 'n-for-m': {
      const pieces = dearest(table, 0, offer.pieces);
      const freeCount = offer.pieces - offer.paidPieces;
      return pieces && grouped([], pieces, cheapestMinor(pieces, freeCount));
    }
    case 'mix-and-match': {
      const pieces = dearest(table, 0, offer.pieces);
      return pieces && grouped([], pieces, benefitOf(offer.benefit, pieces));
    }
    case 'buy-x-get-y': {
      const bought = dearest(table, 0, offer.buysPieces);
      if (bought === null) return null;
      const got = dearest(table, 1, offer.getsPieces);
      if (got === null) return putBack(bought);
      return grouped(bought, got, benefitOf(offer.benefit, got));
    }
    case 'bundle': {
      const pieces: Part[] = [];
      for (const [place, count] of offer.parts.entries()) {
        const part = dearest(table, place, count);
        if (part === null) return putBack(pieces);
        pieces.push(...part);
      }
      return grouped([], pieces, benefitOf(offer.benefit, pieces));
    }
    case 'threshold': {
      // Once for all: what it was given on is no longer free.
      if (table.done.length > 0) return null;
      const spentMinor = sumOf(table.stacks.map(whole), ({ leftMinor }) => leftMinor);
      const step = offer.steps
        .filter(({ fromMinor }) => fromMinor <= spentMinor)
        .toSorted((a, b) => b.fromMinor - a.fromMinor)
        .at(0);
      if (!step) return null;
      const pieces = table.stacks.map(whole);
      for (const { stack } of pieces) stack.left = 0;
      return grouped([], pieces, benefitOf(step.benefit, pieces));
    }
    case 'each':
      return null;
    default:
      return unreachable(offer);
  }
}

function whole(stack: Stack): Part {
  return { stack, count: stack.left };
}

function grouped(
  paid: readonly Part[],
  reduced: readonly Part[],
  wantedMinor: number,
): Group | null {
  const mostMinor = sumOf(reduced, ({ leftMinor, ecoMinor }) => Math.max(0, leftMinor - ecoMinor));
  const offMinor = Math.min(wantedMinor, mostMinor);
  return offMinor > 0 ? { whole: paid, reduced, offMinor } : putBack([...paid, ...reduced]);
}

function benefitOf(benefit: Benefit, parts: readonly Part[]): number {
  return benefitMinor(
    benefit,
    sumOf(parts, ({ leftMinor }) => leftMinor),
    sumOf(parts, ({ ecoMinor }) => ecoMinor),
  );
}

/** What the cheapest so many of these pieces cost. */
function cheapestMinor(parts: readonly Part[], count: number): number {
  let missing = count;
  let minor = 0;
  for (const part of parts.toSorted((a, b) => a.stack.pile.leftMinor - b.stack.pile.leftMinor)) {
    const taken = Math.min(missing, part.count);
    minor += taken * part.stack.pile.leftMinor;
    missing -= taken;
  }
  return minor;
}

function sumOf(parts: readonly Part[], minorOf: (pile: Pile) => number): number {
  return parts.reduce((sum, { stack, count }) => sum + count * minorOf(stack.pile), 0);
}
