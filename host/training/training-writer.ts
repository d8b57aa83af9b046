import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { assert } from '../../domain/assert.ts';
import { isStoredValue } from '../../domain/tender/tender-type.ts';
import type { FollowingDraft, JournalWriter } from '../journal/journal-writer.ts';
import type { trainingJournal } from './training-journal.ts';

type AppendAct = Parameters<JournalWriter['append']>[0];

/**
 * Writes to the journal of training alone, and keeps the steps of its baskets out of the till file. What
 * would be worth something outside of it is never signed.
 */
export function trainingWriter(
  writer: Pick<JournalWriter, 'append'>,
  journal: ReturnType<typeof trainingJournal>,
): Pick<JournalWriter, 'append'> {
  return {
    append({ preface, ...act }) {
      assert(act.kind === 'training', 'Training writes to its own journal');
      let { steps } = act;
      const named = (place: Parameters<NonNullable<AppendAct['preface']>['named']>[0]) => {
        const known = preface?.named(place) ?? act;
        ({ steps } = known);
        known.drafts.forEach(assertWorthless);
        return { drafts: known.drafts, steps: [] };
      };
      act.drafts.forEach(assertWorthless);
      const sealed = writer.append({
        ...act,
        steps: [],
        ...(preface && { preface: { draft: preface.draft, named } }),
      });
      journal.keep(steps);
      return sealed;
    },
  };
}

/** No card or avoir that a live till might take, no parcel, nobody's name. */
function assertWorthless(draft: EntryDraft | FollowingDraft): void {
  assert(!('after' in draft), 'Training invoices nothing and orders nothing');
  const { type, body, personal } = draft;
  assert(personal === null, 'Training names no customer');
  if (type !== 'transaction') return;
  assert(
    body.lines.every(({ accounting }) => accounting === 'turnover') &&
      !body.tenders.some(({ kind }) => isStoredValue(kind)),
    'Training moves no gift card, avoir or deposit',
  );
  assert(
    body.lines.every(({ fulfilment }) => fulfilment === 'take' || fulfilment === 'return'),
    'Training sends nothing',
  );
}
