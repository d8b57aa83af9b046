import { reportRulesId } from '../../contract/document/report-rules.ts';
import type { Documents } from '../../contract/port/documents.ts';
import { tillPage } from '../conformance/sample-documents.ts';

/** The retailer lets reports tell what each associate sold. */
export async function allowByAssociate(documents: Pick<Documents, 'applyPage'>): Promise<void> {
  const document = { id: reportRulesId, kind: 'setting', value: { isByAssociate: true } } as const;
  await documents.applyPage(tillPage(1, [{ collection: 'settings', document }], 'store.till'));
}
