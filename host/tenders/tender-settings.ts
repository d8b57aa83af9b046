import { tenderTypesKey, tenderTypesSetting } from '../../contract/document/tender-types.ts';
import type { Documents } from '../../contract/port/documents.ts';
import { shippedTenderSettings } from '../../domain/tender/shipped-tender-types.ts';
import { type TenderSettings, withOwnTypes } from '../../domain/tender/tender-settings.ts';

interface CurrentTenderSettings {
  current(): TenderSettings;
  /** The setting that is stored can't be read, so an older list serves. */
  isBad(): boolean;
  stop(): void;
}

/**
 * The retailer's ways to pay, as the settings have them now; the shipped ones until there are any. A
 * setting that can't be read changes nothing: selling goes on with what was good before.
 */
export async function openTenderSettings(
  documents: Documents,
  onChanged: () => void,
): Promise<CurrentTenderSettings> {
  let current = shippedTenderSettings;
  let isBad = false;

  async function load(): Promise<void> {
    const setting = await documents.get('settings', tenderTypesKey);
    const parsed = setting ? tenderTypesSetting.safeParse(setting.value) : null;
    if (parsed?.success) current = withOwnTypes(parsed.data);
    isBad = parsed?.success === false;
  }

  await load();
  const stop = documents.onChange((collections) => {
    // A till file that can't be read says so to whoever sells; the last list stays.
    if (collections.includes('settings')) void load().then(onChanged, () => undefined);
  });
  return { current: () => current, isBad: () => isBad, stop };
}
