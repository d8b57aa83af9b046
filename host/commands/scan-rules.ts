import { scanSetting, scanSettingId } from '../../contract/document/scan-setting.ts';
import { defaultPatterns } from '../../domain/scan/embedded-value.ts';
import type { ScanRules } from '../../domain/scan/parse-scan.ts';
import type { TillContext } from './till-context.ts';

/** How this retailer's codes are read. */
export async function scanRules(till: TillContext): Promise<ScanRules> {
  const setting = await till.documents.get('settings', scanSettingId);
  const patterns = setting && scanSetting.safeParse(setting.value);
  return {
    // Patterns that nobody can read embed nothing: a label is unknown then, never wrongly priced.
    embedded: patterns === null ? defaultPatterns : patterns.success ? patterns.data : [],
    businessDay: till.businessDay,
  };
}
