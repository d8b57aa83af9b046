import { tenderTypesKey, tenderTypesSetting } from '../../contract/document/tender-types.ts';
import type { Documents } from '../../contract/port/documents.ts';
import { shippedTenderSettings } from '../../domain/tender/shipped-tender-types.ts';
import { type TenderSettings, withOwnTypes } from '../../domain/tender/tender-settings.ts';
import { fallingBackSetting } from '../settings/falling-back-setting.ts';

interface CurrentTenderSettings {
  current(): TenderSettings;
  /** Ids of settings that can't be read, so that what was good before serves. */
  unreadable(): string[];
  stop(): void;
}

/** The retailer's ways to pay, as the settings have them now; the shipped ones until there are any. */
export async function openTenderSettings(
  documents: Documents,
  onChanged: () => void,
): Promise<CurrentTenderSettings> {
  const types = fallingBackSetting({
    documents,
    id: tenderTypesKey,
    shipped: shippedTenderSettings,
    shape: tenderTypesSetting.transform(withOwnTypes),
  });
  await types.load();
  const stop = documents.onChange((collections) => {
    // A till file that can't be read says so to whoever sells; the last list stays.
    if (collections.includes('settings')) void types.load().then(onChanged, () => undefined);
  });
  return {
    current: types.current,
    unreadable: () => (types.isUnreadable() ? [types.id] : []),
    stop,
  };
}
