import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import type { StoredStep } from '../../contract/port/journal.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { parseStep, storeStep } from '../baskets/basket-shelf.ts';
import type { EntryWriter } from '../commands/till-context.ts';
import type { FollowingDraft, JournalWriter } from '../journal/journal-writer.ts';
import type { createCommandApproval } from './command-approval.ts';

/**
 * Writes what the commands say. The approval that one of them needed is sealed before it, in its
 * database transaction: the basket's step keeps where, and the transaction names it.
 */
export function approvedWriter(
  writer: Pick<JournalWriter, 'append'>,
  approval: ReturnType<typeof createCommandApproval>,
  to: Pick<Parameters<JournalWriter['append']>[0], 'kind' | 'responsibleId'> = { kind: 'live' },
): EntryWriter {
  return {
    append(act) {
      const needed = approval.needed();
      if (needed === null) return writer.append({ ...to, ...act });
      const { draft, basketId } = needed;
      const first = act.steps.find((step) => step.basketId === basketId);
      return writer.append({
        ...to,
        ...act,
        preface: {
          draft,
          named(place) {
            approval.written(place, first?.commandId ?? '');
            return {
              drafts: act.drafts.map((each) => namedInEach(each, basketId, place)),
              steps: act.steps.map((step) => (step === first ? named(step, place) : step)),
            };
          },
        },
      });
    },
  };
}

function named(stored: StoredStep, approval: EntryPlace): StoredStep {
  return storeStep({ ...parseStep(stored), approval });
}

function namedInEach(
  draft: EntryDraft | FollowingDraft,
  basketId: string,
  place: EntryPlace,
): EntryDraft | FollowingDraft {
  if (!('after' in draft)) return namedIn(draft, basketId, place);
  if (draft.type !== 'transaction') return draft;
  return {
    type: 'transaction',
    after: (before) => transactionNaming(draft.after(before), basketId, place),
  };
}

function transactionNaming(
  draft: Extract<EntryDraft, { type: 'transaction' }>,
  basketId: string,
  approval: EntryPlace,
): Extract<EntryDraft, { type: 'transaction' }> {
  if (draft.body.basketId !== basketId) return draft;
  return { ...draft, body: { ...draft.body, approvals: [...draft.body.approvals, approval] } };
}

function namedIn(draft: EntryDraft, basketId: string, approval: EntryPlace): EntryDraft {
  // An act of the day is what was allowed, and nothing else is in it.
  if (draft.type === 'money-moved') return { ...draft, body: { ...draft.body, approval } };
  if (draft.type === 'session-closed') return { ...draft, body: { ...draft.body, approval } };
  return draft.type === 'transaction' ? transactionNaming(draft, basketId, approval) : draft;
}
