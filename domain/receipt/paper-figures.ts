import { printAmount } from '../money/amount-text.ts';
import { printQuantity, type Quantity } from '../quantity/quantity.ts';
import type { ReceiptLanguage } from './receipt-facts.ts';

/**
 * Figures as a paper writes them. By hand and not by Intl, so that a paper is the same on every
 * machine and release: a plain minus and no-break spaces (U+00A0), which receipt printers have.
 */
export interface PaperFigures {
  /** `1 234,50 €`, `€1,234.50` */
  money(minor: number, currency: string): string;
  /** `1 234,50`, for tables. */
  amount(minor: number, currency: string): string;
  quantity(quantity: Quantity): string;
  /** Of hundredths of a percent: `5,5 %`. */
  rate(bp: number): string;
  /** Of `2026-11-22`: `22/11/2026`. */
  day(date: string): string;
  /** Of `2026-11-22T14:05:33`: `22/11/2026 14:05:33`. */
  moment(local: string): string;
}

const noBreak = '\u00a0';
const symbols: Readonly<Record<string, string>> = { EUR: '€', GBP: '£', USD: '$' };

export function paperFigures(language: ReceiptLanguage): PaperFigures {
  const [point, group] = language === 'fr' ? [',', noBreak] : ['.', ','];

  function decimal(text: string): string {
    const [whole = '', fraction] = text.split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
    return fraction === undefined ? grouped : `${grouped}${point}${fraction}`;
  }

  function amount(minor: number, currency: string): string {
    return decimal(printAmount(minor, currency));
  }

  return {
    amount,
    money(minor, currency) {
      const symbol = symbols[currency];
      const text = amount(minor, currency);
      if (symbol === undefined || language === 'fr') {
        return `${text}${noBreak}${symbol ?? currency}`;
      }
      return minor < 0 ? `-${symbol}${text.slice(1)}` : symbol + text;
    },
    quantity: (quantity) => decimal(printQuantity(quantity)),
    rate(bp) {
      const text = decimal(printQuantity({ value: bp, scale: 2 })).replace(/[.,]?0+$/, '');
      const percent = text === '' ? '0' : text;
      return language === 'fr' ? `${percent}${noBreak}%` : `${percent}%`;
    },
    day,
    moment: (local) => `${day(local.slice(0, 10))} ${local.slice(11, 19)}`,
  };
}

function day(date: string): string {
  return date.split('-').toReversed().join('/');
}
