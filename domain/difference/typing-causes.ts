import type { Candidate } from './cause.ts';
import type { CountedDay, CountedTender } from './counted-day.ts';
import { evenly } from './evenly.ts';
import { withDigitsSwapped } from './swapped-digits.ts';

/** Slips of the keys: two digits in the wrong order, a number in the line above or below its own. */
export function typingCauses(day: CountedDay): Candidate[] {
  return evenly(
    [
      ...day.tenders.flatMap(countSlips),
      ...day.tenders.flatMap(rowSlips),
      ...movementSlips(day),
      ...paymentSlips(day),
    ],
    0.2,
  );
}

function countSlips({ type, pieces, countedMinor }: CountedTender): Candidate[] {
  if (pieces.length === 0) {
    return withDigitsSwapped(countedMinor).map((meantMinor) => ({
      cause: {
        kind: 'typing-slip',
        slip: { in: 'count', type, typedMinor: countedMinor, meantMinor },
      },
      makes: new Map([[type, countedMinor - meantMinor]]),
      likelihood: 3,
    }));
  }
  return pieces.flatMap(({ valueMinor, count }) =>
    withDigitsSwapped(count).map((meant) => ({
      cause: {
        kind: 'typing-slip' as const,
        slip: { in: 'pieces' as const, valueMinor, typed: count, meant },
      },
      makes: new Map([[type, (count - meant) * valueMinor]]),
      likelihood: 3,
    })),
  );
}

/** Typed beside its own line, where nothing else stands. */
function rowSlips({ type, pieces }: CountedTender): Candidate[] {
  return pieces.flatMap((row, index) =>
    [pieces[index - 1], pieces[index + 1]]
      .filter((other) => other !== undefined)
      .filter((other) => row.count > 0 && other.count === 0)
      .map((other) => ({
        cause: {
          kind: 'typing-slip' as const,
          slip: {
            in: 'row' as const,
            count: row.count,
            typedAtMinor: row.valueMinor,
            meantAtMinor: other.valueMinor,
          },
        },
        makes: new Map([[type, row.count * (row.valueMinor - other.valueMinor)]]),
        likelihood: 1,
      })),
  );
}

function movementSlips({ tenders, movements }: CountedDay): Candidate[] {
  const cash = tenders.find(({ isCash }) => isCash)?.type;
  if (cash === undefined) return [];
  return movements.flatMap((movement) =>
    withDigitsSwapped(Math.abs(movement.amountMinor)).map((magnitude) => {
      const meantMinor = movement.amountMinor < 0 ? -magnitude : magnitude;
      return {
        cause: {
          kind: 'typing-slip' as const,
          slip: { in: 'movement' as const, movement, meantMinor },
        },
        makes: new Map([[cash, meantMinor - movement.amountMinor]]),
        likelihood: 1,
      };
    }),
  );
}

function paymentSlips({ payments }: CountedDay): Candidate[] {
  return payments
    .filter(({ isTyped }) => isTyped)
    .flatMap((payment) =>
      withDigitsSwapped(Math.abs(payment.amountMinor)).map((magnitude) => {
        const meantMinor = payment.amountMinor < 0 ? -magnitude : magnitude;
        return {
          cause: {
            kind: 'typing-slip' as const,
            slip: { in: 'payment' as const, payment, meantMinor },
          },
          makes: new Map([[payment.type, meantMinor - payment.amountMinor]]),
          likelihood: 0.3,
        };
      }),
    );
}
