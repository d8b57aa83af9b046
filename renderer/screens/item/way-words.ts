import type { BasketView } from '../../../contract/host/basket-shapes.ts';
import type { WayToHave } from '../../../contract/host/calls/way-calls.ts';
import { moneyText } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import type { Text } from '../../i18n/use-text.ts';
import { isWhole } from '../../state/ways.ts';
import { promisedDaysText, untilText } from './promise-words.ts';

/** What a way is called, and what to know of it: to whom, when. */
export function wayWords(
  { fulfilment, placeName, feeMinor, promise, holdUntil, isBrought }: WayToHave,
  {
    text,
    language,
    customer,
    currency,
    zone,
  }: {
    text: Text;
    language: Language;
    customer: BasketView['customer'];
    currency: string;
    /** Of the shop. */
    zone: string | undefined;
  },
): { title: string; note: string } {
  const when = promisedDaysText(promise, text, language);
  if (fulfilment === 'ship') {
    const fee = feeMinor === 0 ? text('item.ship.free') : moneyText(feeMinor, currency, language);
    return { title: text('item.ship', { fee }), note: `${toWhom()} · ${when}` };
  }
  if (fulfilment === 'reserve')
    return {
      title: text('item.reserve', { count: hoursUntil(holdUntil) }),
      note: text('item.reserve.free', { day: untilText(holdUntil, language, zone) }),
    };
  return isBrought
    ? { title: text('item.pickup.here'), note: `${text('item.pickup.brought')} · ${when}` }
    : { title: text('item.pickup', { place: placeName }), note: when };

  function toWhom(): string {
    if (customer === null) return text('item.ship.nobody');
    const { name, address } = customer;
    return isWhole(address)
      ? text('item.ship.address', { name, street: address.street, city: address.city })
      : text('item.ship.lacking', { name });
  }
}

/** A surer way in few words, and when. */
export function insteadWords(
  { fulfilment, placeName, promise, isBrought }: WayToHave,
  { text, language }: { text: Text; language: Language },
): { way: string; when: string } {
  const when = promisedDaysText(promise, text, language);
  if (fulfilment === 'ship') return { way: text('item.instead.ship'), when };
  if (fulfilment === 'reserve') return { way: text('item.instead.reserve'), when };
  const place = isBrought ? text('item.instead.here') : placeName;
  return { way: text('item.instead.pickup', { place }), when };
}

/** The promise was made a moment ago. */
function hoursUntil(instant: string): number {
  return Math.round((Date.parse(instant) - Date.now()) / 3_600_000);
}
