import type { Basket } from '../../domain/basket/basket.ts';
import type { TenderSettings } from '../../domain/tender/tender-settings.ts';
import { isStoredValue } from '../../domain/tender/tender-type.ts';
import { approvedWriter } from '../approvals/approved-writer.ts';
import type { createCommandApproval } from '../approvals/command-approval.ts';
import { BasketShelf } from '../baskets/basket-shelf.ts';
import type { TillContext } from '../commands/till-context.ts';
import type { JournalWriter } from '../journal/journal-writer.ts';
import { noKnownReceipts } from '../returns/known-receipts.ts';
import { trainingJournal } from './training-journal.ts';
import { trainingWriter } from './training-writer.ts';

/**
 * What the commands of one training work with: people, catalogue, prices and rules of the till, a shelf
 * of its own, and a journal in which nothing is worth anything.
 */
export function trainingContext(
  live: TillContext,
  from: {
    writer: Pick<JournalWriter, 'append'>;
    approval: ReturnType<typeof createCommandApproval>;
    /** Who answers for the trainee. */
    responsibleId: string;
    changed(basket: Basket): void;
  },
): TillContext {
  const journal = trainingJournal(live.journal);
  return {
    ...live,
    kind: 'training',
    get identity() {
      return live.identity;
    },
    journal,
    receipts: noKnownReceipts,
    writer: approvedWriter(trainingWriter(from.writer, journal), from.approval, {
      kind: 'training',
      responsibleId: from.responsibleId,
    }),
    shelf: BasketShelf.load([]),
    tenders: () => withoutStoredValue(live.tenders()),
    // No terminal is ever asked in training: a card is always one that was read elsewhere.
    isTerminalDead: () => false,
    changed: from.changed,
  };
}

/** No avoir comes of a voucher that is worth too much, either. */
function withoutStoredValue(settings: TenderSettings): TenderSettings {
  return {
    ...settings,
    types: settings.types.map((type) => ({
      ...type,
      isOffered: type.isOffered && !isStoredValue(type.kind),
      overTender: type.overTender === 'store-credit' ? 'keep' : type.overTender,
    })),
  };
}
