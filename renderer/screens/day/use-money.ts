import { useStore } from 'zustand';
import { currencyExponent } from '../../../domain/money/amount-text.ts';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';

/** Amounts of the till's currency as the operator reads them. */
export function useMoney(): {
  money(minor: number): string;
  /** Of an amount without cents: `20 €`. */
  whole(minor: number): string;
  decimals: number;
} {
  const language = useLanguage();
  const currency =
    useStore(useTill().snapshots.till, ({ snapshot }) => snapshot?.currency) ?? 'EUR';
  return {
    money: (minor) => moneyText(minor, currency, language),
    whole: (minor) => moneyText(minor, currency, language).replace(/[.,]0+(?=\D*$)/, ''),
    decimals: currencyExponent(currency),
  };
}
