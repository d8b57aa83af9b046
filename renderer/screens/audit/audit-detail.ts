import type { SeatSnapshot } from '../../../contract/host/seat-shapes.ts';
import type { Language } from '../../i18n/language.ts';
import type { MessageKey } from '../../i18n/texts.ts';
import type { Text } from '../../i18n/use-text.ts';

/** What an entry says as codes, in words where the page has them; an unknown code stays as it is. */
export function auditDetail(
  detail: string,
  of: { text: Text; language: Language; reasons: SeatSnapshot['reasons'] | undefined },
): string {
  const reasons = Object.values(of.reasons ?? {}).flat();
  return detail
    .split(' · ')
    .map((code) => {
      const word = words.get(code);
      if (word !== undefined) return of.text(word);
      return reasons.find((reason) => reason.code === code)?.[of.language] ?? code;
    })
    .join(' · ');
}

const words: ReadonlyMap<string, MessageKey> = new Map([
  ['pin', 'audit.how.pin'],
  ['badge', 'audit.how.badge'],
  ['sign-off', 'audit.how.sign-off'],
  ['lock', 'audit.how.lock'],
  ['idle', 'audit.how.idle'],
  ['switch', 'audit.how.switch'],
  ['stop', 'audit.how.stop'],
  ['restart', 'audit.how.restart'],
  ['ended', 'audit.how.ended'],
  ['left', 'audit.how.left'],
]);
