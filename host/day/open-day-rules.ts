import { dayRulesId, dayRulesSetting } from '../../contract/document/day-rules.ts';
import type { Documents } from '../../contract/port/documents.ts';
import { type DayRules, shippedDayRules } from '../../domain/day/day-rules.ts';
import { parseAmount } from '../../domain/money/amount-text.ts';
import { fallingBackSetting } from '../settings/falling-back-setting.ts';
import type { TillSettings } from '../settings/till-settings.ts';

/** The retailer's rules of the day with what this till has of its own; kept up to date with both. */
export async function openDayRules(from: {
  documents: Documents;
  settings: Pick<TillSettings, 'get' | 'onChange'>;
  currency(): string;
  onChanged(): void;
}) {
  const { documents, settings } = from;
  const rules = fallingBackSetting({
    documents,
    id: dayRulesId,
    shipped: shippedDayRules,
    shape: dayRulesSetting,
  });
  await rules.load();
  const stop = documents.onChange((collections) => {
    // A till file that can't be read says so to whoever acts next; the last rules stay.
    if (collections.includes('settings')) void rules.load().then(from.onChanged, () => undefined);
  });
  settings.onChange((key) => {
    if (key.startsWith('day.')) from.onChanged();
  });

  return {
    current(): DayRules {
      const session = settings.get('day.session');
      const handover = settings.get('day.handover');
      const float = parseAmount(settings.get('day.float'), from.currency());
      const shared = rules.current();
      return {
        ...shared,
        isOpeningAsked: session === '' ? shared.isOpeningAsked : session === 'required',
        isHandoverCounted: handover === '' ? shared.isHandoverCounted : handover === 'counted',
        floatMinor: float.ok ? float.value : shared.floatMinor,
      };
    },
    /** Another till of the store keeps the safe: this one puts into it and takes out of it, and books nothing else. */
    isSafeHere: (): boolean => settings.get('day.safe') !== 'elsewhere',
    unreadable: (): string[] => (rules.isUnreadable() ? [rules.id] : []),
    stop,
  };
}
