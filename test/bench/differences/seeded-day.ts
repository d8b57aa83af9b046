import type {
  CountedDay,
  RecordedMovement,
  RecordedPayment,
} from '../../../domain/difference/counted-day.ts';
import { seededRandom } from '../../support/seeded-random.ts';

/** What went wrong in a made-up day, by our words for it. */
export type Mistake =
  | 'payment-not-received'
  | 'tenders-swapped'
  | 'drop-not-recorded'
  | 'typing-slip'
  | 'unknown-card-payment'
  | 'none-of-these';

export const singleMistakes: readonly Mistake[] = [
  'payment-not-received',
  'tenders-swapped',
  'drop-not-recorded',
  'typing-slip',
  'unknown-card-payment',
];

const denominations = [
  50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1,
];

/** A payment as the customer made it, beside what was rung of it. */
interface TruePayment {
  recorded: RecordedPayment;
  /** What really came in, and as what; null if nothing did. */
  really: { type: string; amountMinor: number } | null;
}

/**
 * A shop's day with the given mistakes, counted at its end. What lies in the drawer is added up from
 * what really happened, and what is expected from what was recorded; nothing here asks the code that
 * explains.
 */
export function seededDay(seed: number, mistakes: readonly Mistake[]): CountedDay {
  const random = seededRandom(seed);
  const below = (bound: number): number => Math.floor(random() * bound);
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[below(from.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  };

  const floatMinor = 15_000;
  const payments: TruePayment[] = Array.from({ length: 40 + below(140) }, (_, index) =>
    payment(index),
  );
  const drops: { recorded: RecordedMovement | null; amountMinor: number }[] = Array.from(
    { length: below(3) },
    (_, index) => {
      const amountMinor = pick([20_000, 30_000, 25_000, 50_000]);
      return { recorded: movement(9_000 + index, -amountMinor), amountMinor };
    },
  );
  const unknown: { attemptId: string; amountMinor: number }[] = [];
  let strayCardMinor = 0;
  let strayCashMinor = 0;
  let slips = 0;

  for (const mistake of mistakes) {
    switch (mistake) {
      case 'payment-not-received':
        pick(
          payments.filter(({ recorded }) => recorded.isCash && recorded.amountMinor > 0),
        ).really = null;
        break;
      case 'tenders-swapped': {
        const swapped = pick(
          payments.filter(({ recorded }) => recorded.amountMinor > 0 && recorded.type !== 'cheque'),
        );
        const { amountMinor, isCash } = swapped.recorded;
        swapped.really = { type: isCash ? 'card' : 'cash', amountMinor };
        break;
      }
      case 'drop-not-recorded':
        drops.push({
          recorded: null,
          amountMinor: random() < 0.8 ? 5_000 * (1 + below(10)) : 1_000 * (2 + below(40)),
        });
        break;
      case 'typing-slip':
        slips += 1;
        break;
      case 'unknown-card-payment': {
        const amountMinor = price();
        strayCardMinor += amountMinor;
        if (random() < 0.7) unknown.push({ attemptId: `attempt-${seed}`, amountMinor });
        break;
      }
      case 'none-of-these':
        strayCashMinor += (random() < 0.6 ? -1 : 1) * (1 + below(random() < 0.7 ? 300 : 2_500));
        break;
    }
  }

  const came = (type: string): number =>
    payments.reduce((sum, { really }) => sum + (really?.type === type ? really.amountMinor : 0), 0);
  const rung = (type: string): number =>
    payments.reduce(
      (sum, { recorded }) => sum + (recorded.type === type ? recorded.amountMinor : 0),
      0,
    );
  const dropped = drops.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const recordedDrops = drops.flatMap(({ recorded }) => (recorded ? [recorded] : []));
  const pieces = inPieces(
    Math.max(0, floatMinor + came('cash') - dropped + strayCashMinor),
    random,
  );
  const counts = {
    card: came('card') + strayCardMinor,
    cheque: came('cheque'),
  };
  for (let slip = 0; slip < slips; slip += 1) slipOnce();

  return {
    tenders: [
      {
        ...{ type: 'cash', isCash: true, isCard: false, pieces },
        expectedMinor:
          floatMinor +
          rung('cash') +
          recordedDrops.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
        countedMinor: pieces.reduce((sum, { valueMinor, count }) => sum + valueMinor * count, 0),
      },
      {
        ...{ type: 'card', isCash: false, isCard: true, pieces: [] },
        expectedMinor: rung('card'),
        countedMinor: counts.card,
      },
      {
        ...{ type: 'cheque', isCash: false, isCard: false, pieces: [] },
        expectedMinor: rung('cheque'),
        countedMinor: counts.cheque,
      },
    ],
    payments: payments.map(({ recorded }) => recorded),
    movements: recordedDrops,
    abandonedBaskets: Array.from({ length: below(5) }, (_, index) => ({
      place: { journalId: 'j', sequence: 8_000 + index },
      grossMinor: price(),
    })),
    unknownPayments: unknown,
  };

  function price(): number {
    const euros = Math.floor(5 + 120 * random() ** 2.2);
    return euros * 100 + pick([90, 90, 90, 99, 0, 50, 95]);
  }

  function payment(index: number): TruePayment {
    const isReturn = random() < 0.04;
    const lines = 1 + below(3);
    const paid = Array.from({ length: lines }, price).reduce((sum, minor) => sum + minor, 0);
    const amountMinor = isReturn ? -price() : paid;
    const what = random();
    const type = what < 0.36 ? 'cash' : what < 0.96 ? 'card' : 'cheque';
    return {
      recorded: {
        place: { journalId: 'j', sequence: 10 + index },
        ...{ type, amountMinor, isCash: type === 'cash', isTyped: type === 'cheque' },
      },
      really: { type, amountMinor },
    };
  }

  function movement(sequence: number, amountMinor: number): RecordedMovement {
    return { place: { journalId: 'j', sequence }, kind: 'cash-drop', amountMinor };
  }

  /** A two-digit count typed the wrong way round, or the terminal's total with two digits exchanged. */
  function slipOnce(): void {
    const rows = pieces.filter(({ count }) => count >= 10 && count % 11 !== 0);
    if (rows.length > 0 && random() < 0.6) {
      const row = pick(rows);
      row.count = Number([...String(row.count)].reverse().join(''));
      return;
    }
    const digits = [...String(counts.card)];
    const places = digits.flatMap((digit, at) =>
      digit !== digits[at + 1] && at + 1 < digits.length ? [at] : [],
    );
    const at = pick(places);
    [digits[at], digits[at + 1]] = [digits[at + 1] ?? '', digits[at] ?? ''];
    counts.card = Number(digits.join(''));
  }
}

/** Notes and coins as a drawer holds them: mostly middling notes, some small change. */
function inPieces(amountMinor: number, random: () => number) {
  let left = amountMinor;
  return denominations.map((valueMinor) => {
    const most = Math.floor(left / valueMinor);
    const keepsSmall = valueMinor > 1 ? 0.25 + 0.65 * random() : 1;
    const isRare = valueMinor >= 10_000 && random() < 0.8;
    const count = isRare ? 0 : Math.floor(most * keepsSmall);
    left -= count * valueMinor;
    return { valueMinor, count };
  });
}
