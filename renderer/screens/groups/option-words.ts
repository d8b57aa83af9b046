import type { GroupView } from '../../../contract/host/basket-shapes.ts';
import type { PickupStore } from '../../../contract/host/calls/group-calls.ts';
import type { WayToHave } from '../../../contract/host/calls/way-calls.ts';
import { unreachable } from '../../../domain/assert.ts';
import { moneyText } from '../../i18n/format.ts';
import type { GroupOption } from '../../state/group-options.ts';
import { shortDaysText } from '../item/promise-words.ts';
import { availableText } from '../item/stock-text.ts';
import { insteadWords } from '../item/way-words.ts';
import { groupDays, groupFee, groupTitle, type Told } from '../sale/group-words.ts';

/** What an option is called, and what to know before it is chosen. */
export function optionWords(option: GroupOption, told: Told): { title: string; note: string } {
  const { text, language, currency } = told;
  switch (option.kind) {
    case 'way':
      return option.group
        ? { title: groupTitle(option.group, text), note: groupDays(option.group, told) }
        : { title: text(ownWay(option.way.kind)), note: '' };
    case 'find-store':
      return { title: text('leave.store'), note: '' };
    case 'find-address':
      return { title: text('leave.address'), note: '' };
    case 'type-address':
      return { title: text('group.address.other'), note: '' };
    case 'address': {
      const { name, street, postcode, city } = option.address;
      return { title: name, note: `${street}, ${postcode} ${city}` };
    }
    case 'method': {
      const { names, feeMinor, promise } = option.method;
      const fee =
        feeMinor === 0 ? text('group.method.free') : moneyText(feeMinor, currency, language);
      return { title: `${names[language]} · ${fee}`, note: promiseNote(promise, told) };
    }
    case 'hold':
      return { title: holdText(option.hours, text), note: '' };
    case 'instead':
      return insteadOf(option.way, told);
    case 'store':
      return storeWords(option.store, told);
    default:
      return unreachable(option);
  }
}

/** « Plutôt retirer à Lyon Bellecour · mar. 1 déc. », how sure that is and what it costs. */
function insteadOf(way: WayToHave, told: Told): { title: string; note: string } {
  const { text, language } = told;
  const level = text(`group.level.${way.promise.level}`);
  const notes = [level, groupFee(way, told)].filter((part) => part !== '');
  return {
    title: text('item.instead', insteadWords(way, { text, language })),
    note: notes.join(' · '),
  };
}

function holdText(hours: number, text: Told['text']): string {
  return hours % 24 === 0 && hours > 48
    ? text('group.hold.days', { count: hours / 24 })
    : text('group.hold.hours', { count: hours });
}

function ownWay(kind: 'take' | 'ship' | 'reserve' | 'group' | 'pickup') {
  if (kind === 'take') return 'leave.take';
  return kind === 'reserve' ? 'leave.reserve' : 'leave.ship';
}

function storeWords(store: PickupStore, told: Told): { title: string; note: string } {
  const { text, language } = told;
  const { name, km, isOwn, available, thereCount, itemCount, promise } = store;
  const where = isOwn ? text('group.store.here') : km === null ? '' : text('item.km', { km });
  const isThere = thereCount === itemCount;
  const there =
    itemCount > 1
      ? text('group.store.there', { there: thereCount, count: itemCount })
      : isThere && available
        ? availableText({ available, kind: 'store' }, text, language)
        : '';
  // Days are promised of what comes from elsewhere too.
  const brought = !isThere && promise.through !== '' ? text('group.store.brought') : '';
  return {
    title: where === '' ? name : `${name} · ${where}`,
    note: [there, brought, promiseNote(promise, told)].filter((part) => part !== '').join(' · '),
  };
}

function promiseNote(promise: GroupView['promise'], { text, language }: Told): string {
  const days = shortDaysText(promise, language);
  return [days, text(`group.level.${promise.level}`)].filter((part) => part !== '').join(' · ');
}
