import type { BasketView, GroupView } from '../../../contract/host/basket-shapes.ts';
import { moneyText } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import type { Text } from '../../i18n/use-text.ts';
import { isWhole } from '../../state/ways.ts';
import { shortDaysText, untilText } from '../item/promise-words.ts';

export interface Told {
  text: Text;
  language: Language;
  /** Of the shop. */
  zone: string | undefined;
  /** Of the basket. */
  currency: string;
}

/** How lines leave together, and where to: « À expédier · Claire Dubois, 12 rue Mercière, Lyon ». */
export function groupTitle(
  { fulfilment, placeName, address }: Pick<GroupView, 'fulfilment' | 'placeName' | 'address'>,
  text: Text,
): string {
  return `${text(`line.${fulfilment}`)} · ${where()}`;

  function where(): string {
    if (fulfilment !== 'ship') return placeName;
    if (address === null || address.name.trim() === '') return text('item.ship.nobody');
    const { name, street, city } = address;
    return isWhole(address)
      ? text('item.ship.address', { name, street, city })
      : text('item.ship.lacking', { name });
  }
}

/** By what and when: « À domicile · jeu. 3 – sam. 5 déc. ». */
export function groupDays(
  { fulfilment, methodNames, promise, holdUntil }: GroupView,
  { text, language, zone }: Omit<Told, 'currency'>,
): string {
  if (fulfilment === 'reserve')
    return text('group.held', { day: untilText(holdUntil, language, zone) });
  // Of a pickup the store says it all.
  const by = fulfilment === 'ship' ? methodNames[language] : '';
  return [by, shortDaysText(promise, language)].filter((part) => part !== '').join(' · ');
}

/** What its delivery costs; empty where nobody expects it to cost anything. */
export function groupFee(
  { fulfilment, feeMinor }: Pick<GroupView, 'fulfilment' | 'feeMinor'>,
  { text, language, currency }: Told,
): string {
  if (feeMinor > 0) return text('group.fee', { fee: moneyText(feeMinor, currency, language) });
  return fulfilment === 'ship' ? text('group.fee.free') : '';
}

/** What of it is paid now, what when it is collected. */
export function groupPayment(
  { number, goodsMinor, feeMinor, payment }: GroupView,
  { deposit, groups }: Pick<BasketView, 'deposit' | 'groups'>,
  { text, language, currency }: Told,
): string {
  const money = (minor: number): string => moneyText(minor, currency, language);
  if (payment === 'now') return text('group.now', { amount: money(goodsMinor + feeMinor) });
  if (payment === 'later' || deposit === null)
    return text('group.later', { amount: money(goodsMinor) });
  const isAlone = groups.every((other) => other.payment !== 'deposit' || other.number === number);
  // One deposit stands for all of them: what is left is known of the last one alone.
  if (!isAlone) return text('group.deposit.shared', { amount: money(goodsMinor) });
  return text('group.deposit', {
    now: money(deposit.amountMinor),
    later: money(goodsMinor - deposit.amountMinor),
  });
}
