import type { WayToHave } from '../../../contract/host/calls/way-calls.ts';
import { shortDayText } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import type { Text } from '../../i18n/use-text.ts';

/** « entre jeu. 26 nov. et sam. 28 nov. », or that nobody could say. */
export function promisedDaysText(
  { from, through }: WayToHave['promise'],
  text: Text,
  language: Language,
): string {
  if (through === '') return text('item.no-date');
  if (from === through || from === '') return dayOf(through, language);
  return text('item.between', { from: dayOf(from, language), through: dayOf(through, language) });
}

/** « jeu. 3 – sam. 5 déc. », where there is little room; empty where nobody could say. */
export function shortDaysText({ from, through }: WayToHave['promise'], language: Language): string {
  if (through === '') return '';
  const last = dayOf(through, language).replace(',', '');
  if (from === through || from === '') return last;
  const isSameMonth = from.slice(0, 7) === through.slice(0, 7);
  const first = dayOf(from, language).replace(',', '');
  const begin = isSameMonth ? first.split(' ').slice(0, 2).join(' ') : first;
  return `${begin} – ${last}`;
}

/** The day and the hour of an instant on the wall of the shop. */
export function untilText(instant: string, language: Language, zone: string | undefined): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'fr-FR', {
    ...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
    timeZone: zone,
  } as const).format(Date.parse(instant));
}

/** The year says nothing of the coming days. */
function dayOf(day: string, language: Language): string {
  return shortDayText(day, language).replace(/,? \d{4}$/u, '');
}
