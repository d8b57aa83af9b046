import type { Candidate } from './cause.ts';
import type { CountedDay, RecordedPayment } from './counted-day.ts';
import { evenly } from './evenly.ts';

/** Two payments of one amount within so many entries look like one that was rung twice. */
const twinWithin = 6;

/** Mistakes with a payment that the journal holds, or should hold. */
export function paymentCauses(day: CountedDay): Candidate[] {
  return [...notReceived(day), ...refundsNotGiven(day), ...basketsNotRung(day), ...swapped(day)];
}

function notReceived({ payments }: CountedDay): Candidate[] {
  const received = payments.filter(({ amountMinor }) => amountMinor > 0);
  const candidates = received.map((payment, index) => {
    const isTwin = received
      .slice(Math.max(0, index - 3), index)
      .some((before) => isTwinOf(before, payment));
    return {
      cause: { kind: 'payment-not-received', payment, isTwin } as const,
      makes: new Map([[payment.type, -payment.amountMinor]]),
      // Cash is forgotten at the counter; a card slip seldom is.
      likelihood: (isTwin ? 8 : 1) * (payment.isCash ? 1 : 0.25),
    };
  });
  return evenly(candidates, 0.14);
}

function isTwinOf(before: RecordedPayment, payment: RecordedPayment): boolean {
  return (
    before.type === payment.type &&
    before.amountMinor === payment.amountMinor &&
    before.place.journalId === payment.place.journalId &&
    payment.place.sequence - before.place.sequence <= twinWithin
  );
}

function refundsNotGiven({ payments }: CountedDay): Candidate[] {
  const given = payments.filter(({ amountMinor }) => amountMinor < 0);
  return evenly(
    given.map((payment) => ({
      cause: { kind: 'refund-not-given', payment } as const,
      makes: new Map([[payment.type, -payment.amountMinor]]),
      likelihood: 1,
    })),
    0.05,
  );
}

function basketsNotRung({ abandonedBaskets, tenders }: CountedDay): Candidate[] {
  const cash = tenders.find(({ isCash }) => isCash)?.type;
  if (cash === undefined) return [];
  const baskets = abandonedBaskets.filter(({ grossMinor }) => grossMinor > 0);
  return evenly(
    baskets.map(({ place, grossMinor }) => ({
      cause: {
        kind: 'basket-not-rung',
        amountMinor: grossMinor,
        sequence: place.sequence,
      } as const,
      makes: new Map([[cash, grossMinor]]),
      likelihood: 1,
    })),
    0.04,
  );
}

function swapped({ payments, tenders }: CountedDay): Candidate[] {
  const candidates = payments.flatMap((payment) =>
    tenders
      .filter(({ type }) => type !== payment.type)
      .map((other) => ({
        cause: { kind: 'tenders-swapped', payment, paidWith: other.type } as const,
        makes: new Map([
          [payment.type, -payment.amountMinor],
          [other.type, payment.amountMinor],
        ]),
        // Cash and card are the two large buttons.
        likelihood: (payment.isCash && other.isCard) || other.isCash ? 4 : 1,
      })),
  );
  return evenly(candidates, 0.22);
}
