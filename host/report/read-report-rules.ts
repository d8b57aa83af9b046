import {
  type ReportRules,
  reportRulesId,
  reportRulesSetting,
} from '../../contract/document/report-rules.ts';
import type { Documents } from '../../contract/port/documents.ts';

/** What the retailer lets reports tell; a setting that can't be read allows nothing. */
export async function readReportRules(documents: Pick<Documents, 'get'>): Promise<ReportRules> {
  const setting = await documents.get('settings', reportRulesId);
  const read = reportRulesSetting.safeParse(setting?.value ?? {});
  return read.success ? read.data : { isByAssociate: false };
}
