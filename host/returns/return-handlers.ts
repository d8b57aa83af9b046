import type { HostApi } from '../../contract/host/api.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok } from '../../domain/result.ts';
import { isOfWebOrder } from '../../domain/transaction/sold-place.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import { findReceipt } from '../commands/find-receipt.ts';
import { inTurn } from '../commands/in-turn.ts';
import type { TillContext } from '../commands/till-context.ts';
import { withTillFailures } from '../till-failure.ts';
import { trainingJournal } from '../training/training-journal.ts';
import { noKnownReceipts } from './known-receipts.ts';
import { knownSale } from './known-sale.ts';
import { type LearningParts, learnReceipt, learnReceiptsOf } from './learn-receipt.ts';
import { shownWorth } from './shown-worth.ts';

/** Receipts that goods come back of: first what can be found out, then what the till knows. */
export function returnHandlers(from: {
  till: TillContext;
  queue: CommandQueue;
  ask: LearningParts['ask'];
  askOrders: LearningParts['askOrders'];
}): Pick<Handlers<HostApi>['calls'], 'findReceipt' | 'receiptsOfCustomer' | 'worthWithoutReceipt'> {
  const { till, queue } = from;
  const parts: LearningParts = {
    till,
    ask: from.ask,
    askOrders: from.askOrders,
    write: async (work) => void (await inTurn(queue, work)),
  };
  return {
    findReceipt: withTillFailures(async ({ receipt, training }) => {
      if (training) {
        const practised = { ...till, journal: trainingJournal(till.journal) };
        return await queue.run(() =>
          findReceipt({ receipt }, { ...practised, receipts: noKnownReceipts }),
        );
      }
      const learned = await learnReceipt(receipt, parts);
      if (!learned.ok) return learned;
      return await queue.run(() => findReceipt({ receipt, learned: learned.value }, till));
    }),
    worthWithoutReceipt: withTillFailures(async (asked) => await shownWorth(asked, till)),
    receiptsOfCustomer: withTillFailures(async ({ customerId }) => {
      const found = await learnReceiptsOf(customerId, parts);
      if (!found.ok) return found;
      const sales = found.value.flatMap((of) => knownSale(till, of) ?? []);
      return ok({
        receipts: sales.map(({ of, receiptNumber, soldAtLocal, soldBy, transaction }) => ({
          ...{ of, receiptNumber, recordedAtLocal: soldAtLocal, storeName: soldBy.storeName },
          isOfWeb: isOfWebOrder(of),
          currency: transaction.currency,
          totalMinor: transaction.totals.grossMinor,
        })),
      });
    }),
  };
}
