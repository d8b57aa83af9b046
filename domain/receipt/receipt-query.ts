import { parseAmount } from '../money/amount-text.ts';
import { type ReceiptNumber, readReceiptNumber } from '../till/receipt-number.ts';

/** What somebody who looks for a receipt typed: all of these it may be. */
export interface ReceiptQuery {
  /** The whole printed number. */
  number: ReceiptNumber | null;
  /** A transaction's own number, such as the 42 of `2-000042-RX`. */
  transactionNumber: number | null;
  amountMinor: number | null;
  /** `2026-11-22` */
  businessDay: string | null;
}

/**
 * `2-000042-RX`, `42`, `000042`, `184,80`, `22/11`, `22/11/2026`, `2026-11-22`. A day without its
 * year is of `today`'s year or the one before, never to come. Null when it is none of these.
 */
export function readReceiptQuery(
  text: string,
  { currency, today }: { currency: string; today: string },
): ReceiptQuery | null {
  const trimmed = text.trim();
  const amount = parseAmount(trimmed.replace(/\s*[€$£]$/, ''), currency);
  const query: ReceiptQuery = {
    number: readReceiptNumber(trimmed),
    transactionNumber: /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : null,
    amountMinor: amount.ok ? amount.value : null,
    businessDay: dayOf(trimmed, today),
  };
  return Object.values(query).some((meaning) => meaning !== null) ? query : null;
}

function dayOf(text: string, today: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return real(`${iso[1]}-${iso[2]}-${iso[3]}`);
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/.exec(text) ?? [];
  if (day === undefined || month === undefined) return null;
  const inYear = (of: string | number) => `${of}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year !== undefined) return real(inYear(year));
  const thisYear = Number(today.slice(0, 4));
  return real(inYear(inYear(thisYear) > today ? thisYear - 1 : thisYear));
}

/** Null for the 31st of April. */
function real(day: string): string | null {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : null;
}
