import type { HostApi } from '../../contract/host/api.ts';
import type { CallOutput } from '../../contract/rpc/api-shape.ts';
import { foldMarks } from '../../domain/customer/customer-mark.ts';
import type { HistoryParts } from './customer-history.ts';
import type { CustomerSources } from './known-customers.ts';
import { knownMarks } from './known-marks.ts';

/**
 * What associates noted of a customer, newest first: the platform's word, with what this till noted and withdrew
 * since; without its answer this till's own that it has not told back. No till keeps others' notes.
 */
export async function customerNotes(
  { customerId }: { customerId: string },
  parts: {
    till: CustomerSources;
    ask: HistoryParts['ask'];
    aliasOf(operatorId: string): string;
  },
): Promise<CallOutput<HostApi, 'customerNotes'>> {
  const answer = await parts.ask({ customerId, before: null });
  const told = answer?.ok ? answer.value.notes : [];
  const own = await knownMarks(parts.till, customerId);
  const notes = foldMarks(told, own)
    .filter(({ kind, value }) => kind === 'note' && value !== null)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .map(({ key, at, value, by }) => ({
      ...{ key, at, text: value ?? '', by: parts.aliasOf(by) || by },
    }));
  return { told: answer?.ok ? 'platform' : 'till', notes };
}
