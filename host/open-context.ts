import type { TillIdentity } from '../contract/document/setting.ts';
import type { Documents } from '../contract/port/documents.ts';
import type { Journal } from '../contract/port/journal.ts';
import type { TenderSettings } from '../domain/tender/tender-settings.ts';
import { approvedWriter } from './approvals/approved-writer.ts';
import type { createCommandApproval } from './approvals/command-approval.ts';
import type { BasketShelf } from './baskets/basket-shelf.ts';
import { journalKeys } from './codes/journal-keys.ts';
import { createSignedCodes } from './codes/signed-codes.ts';
import type { TillContext } from './commands/till-context.ts';
import { movesMoney } from './day/day-keeper.ts';
import type { Demo } from './demo/open-demo.ts';
import type { JournalWriter } from './journal/journal-writer.ts';
import type { TillOperators } from './operators/till-operators.ts';
import { createPromotionBook } from './promotions/promotion-book.ts';
import type { KnownReceipts } from './returns/known-receipts.ts';
import type { TillSettings } from './settings/till-settings.ts';
import type { KnownValues } from './stored-value/known-values.ts';
import { systemRandom } from './system-clock.ts';
import type { TillEvents } from './till-events.ts';

/** What the commands of a real till work with: its files, its people, the machine's clock and random. */
export function openContext(from: {
  documents: Documents;
  journal: Journal;
  receipts: KnownReceipts;
  values: KnownValues;
  hasPlatform: TillContext['hasPlatform'];
  writer: JournalWriter;
  shelf: BasketShelf;
  identity(): TillIdentity;
  tenders(): TenderSettings;
  operators: TillOperators;
  demo: Demo;
  settings: Pick<TillSettings, 'get'>;
  events: TillEvents;
  businessDay(): string;
  acknowledgedThrough: TillContext['acknowledgedThrough'];
  isLinked: TillContext['isLinked'];
  slipsOf: TillContext['slipsOf'];
  knownStock: TillContext['knownStock'];
  /** Sees that a day that is over is closed before money moves on another one. */
  closeOverdue(): void;
  approval: ReturnType<typeof createCommandApproval>;
}): TillContext {
  const {
    documents,
    journal,
    receipts,
    values,
    writer,
    shelf,
    identity,
    tenders,
    operators,
    demo,
    approval,
  } = from;
  return {
    kind: 'live',
    codes: createSignedCodes({
      signer: writer.signer,
      publicKeys: () => journalKeys(journal),
    }),
    documents,
    journal,
    receipts,
    values,
    hasPlatform: from.hasPlatform,
    writer: approvedWriter(
      {
        append(act) {
          if (act.drafts.some(movesMoney)) from.closeOverdue();
          return writer.append(act);
        },
      },
      approval,
    ),
    approval,
    shelf,
    get identity() {
      return identity();
    },
    promotions: createPromotionBook(documents),
    tenders,
    isTerminalDead: () => demo.isBroken('terminal'),
    paysCashWithoutReceipt: () => from.settings.get('returns.without-receipt') === 'cash',
    refundsWebOrdersBy: () => {
      const how = from.settings.get('returns.web-orders');
      return how === 'cash' || how === 'web-shop' ? how : 'avoir';
    },
    acknowledgedThrough: from.acknowledgedThrough,
    isLinked: from.isLinked,
    slipsOf: from.slipsOf,
    knownStock: from.knownStock,
    operator: operators.operator,
    isOperator: operators.isOperator,
    rules: operators.rules,
    now: () => new Date().toISOString(),
    businessDay: from.businessDay,
    newId: systemRandom.id,
    changed: from.events.basketChanged.tell,
  };
}
