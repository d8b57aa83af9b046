import { amountAtStake, isSettledTask, type SettledTask } from '../../contract/document/task.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { TaskView } from '../../contract/host/calls/task-calls.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok } from '../../domain/result.ts';
import { printValueNumber } from '../../domain/stored-value/value-number.ts';
import type { DayContext } from '../day/day-context.ts';
import { placeName } from '../orders/place-name.ts';
import { withTillFailures } from '../till-failure.ts';
import { settleTask } from './settle-task.ts';
import { isSettled, storeTasks } from './store-tasks.ts';

/** What was settled long ago is in the audit view. */
const mostSettled = 50;

/** What the platform found and this store sees to: listed, and settled by a command. */
export function taskHandlers(from: {
  day: DayContext;
  aliasOf(operatorId: string): string;
}): Pick<Handlers<HostApi>['calls'], 'tasks' | 'settleTask'> {
  const { day, aliasOf } = from;
  const { till } = day;
  const { documents } = till;

  async function viewOf(task: SettledTask): Promise<TaskView> {
    const { settlement } = task.details;
    return {
      ...{ id: task.id, kind: task.kind, at: task.at, currency: task.details.currency },
      amountMinor: amountAtStake(task),
      ...aboutOf(task),
      acts: await Promise.all(
        actsOf(task).map(async ({ storeId, ...act }) => ({
          ...act,
          storeName: await placeName(storeId, documents),
        })),
      ),
      settlement: settlement
        ? {
            ...{ at: settlement.at, reasonCode: settlement.reasonCode },
            storeName: await placeName(settlement.storeId, documents),
            by: settlement.operatorId === '' ? '' : aliasOf(settlement.operatorId),
          }
        : null,
    };
  }

  return {
    tasks: withTillFailures(async () => {
      const tasks = (await storeTasks(till)).filter(isSettledTask);
      const open = tasks
        .filter((task) => !isSettled(task))
        .toSorted((a, b) => amountAtStake(b) - amountAtStake(a) || (a.at < b.at ? 1 : -1));
      const settled = tasks
        .filter(isSettled)
        .toSorted((a, b) => (settledAt(a) < settledAt(b) ? 1 : -1))
        .slice(0, mostSettled);
      return ok({
        open: await Promise.all(open.map(viewOf)),
        settled: await Promise.all(settled.map(viewOf)),
        reasons: [...till.rules().reasons['task-settled']],
      });
    }),
    settleTask: (input) => settleTask(input, day),
  };
}

function settledAt({ details }: SettledTask): string {
  return details.settlement?.at ?? '';
}

function aboutOf(task: SettledTask): Pick<TaskView, 'number' | 'step' | 'lines'> {
  switch (task.kind) {
    case 'return-conflict': {
      const { receiptNumber, name, sku, soldMilli, returnedMilli } = task.details;
      const lines = [{ name, sku, quantityMilli: returnedMilli - soldMilli }];
      return { number: receiptNumber, step: '', lines };
    }
    case 'order-refused': {
      const { number, step, lines } = task.details;
      const told = lines.map(({ name, sku, quantityMilli }) => ({ name, sku, quantityMilli }));
      return { number, step, lines: told };
    }
    case 'order-overpaid': {
      const { number, lines } = task.details;
      const told = lines.map(({ name, sku }) => ({ name, sku, quantityMilli: null }));
      return { number, step: '', lines: told };
    }
    case 'points-overdrawn':
      return { number: task.details.receiptNumber, step: '', lines: [] };
    case 'value-overdrawn':
      return { number: printValueNumber(task.details.number), step: '', lines: [] };
    case 'count-set-aside': {
      const { tillNumber, lines } = task.details;
      const told = lines.map(({ name, sku, changeMilli }) => ({
        ...{ name, sku, quantityMilli: changeMilli },
      }));
      return { number: tillNumber, step: '', lines: told };
    }
  }
}

type Act = Omit<TaskView['acts'][number], 'storeName'> & { storeId: string };

function actsOf(task: SettledTask): Act[] {
  switch (task.kind) {
    case 'return-conflict':
      return task.details.returns.map(({ receiptNumber, storeId, recordedAt, refundedMinor }) => ({
        ...{ receiptNumber, storeId, at: recordedAt, amountMinor: refundedMinor },
      }));
    case 'order-refused':
    case 'count-set-aside': {
      const { storeId, recordedAt } = task.details;
      return [{ receiptNumber: '', storeId, at: recordedAt, amountMinor: null }];
    }
    case 'order-overpaid':
      return task.details.payments.map(({ receiptNumber, storeId, recordedAt, amountMinor }) => ({
        ...{ receiptNumber, storeId, at: recordedAt, amountMinor },
      }));
    case 'value-overdrawn':
      return task.details.uses.map(({ receiptNumber, storeId, recordedAt, amountMinor }) => ({
        ...{ receiptNumber, storeId, at: recordedAt, amountMinor },
      }));
    case 'points-overdrawn': {
      const { receiptNumber, storeId, recordedAt, amountMinor } = task.details;
      return [{ receiptNumber, storeId, at: recordedAt, amountMinor }];
    }
  }
}
