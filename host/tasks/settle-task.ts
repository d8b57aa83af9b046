import { z } from 'zod';
import { amountAtStake, isSettledTask } from '../../contract/document/task.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { CallInput } from '../../contract/rpc/api-shape.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { actorAt } from '../commands/take-step.ts';
import { answered, appendDay, type DayContext } from '../day/day-context.ts';
import { isSettled, storeTasks } from './store-tasks.ts';

const answerShape = z.strictObject({ task: z.string() });

/**
 * Somebody says how a task of the platform ends: one entry with who, why and what was at stake. It moves no
 * money and no goods: what has to be put right is put right by what it takes.
 */
export async function settleTask(
  { commandId, seat, task: id, reasonCode }: CallInput<HostApi, 'settleTask'>,
  day: DayContext,
): Promise<Result<z.infer<typeof answerShape>, Failure>> {
  const before = answered(day, commandId);
  if (before !== null) return ok(answerShape.parse(before));
  const { till } = day;
  const task = (await storeTasks(till)).find((each) => each.id === id);
  if (!task || !isSettledTask(task)) return refuse(fail('TASK_UNKNOWN'));
  if (isSettled(task)) return refuse(fail('TASK_SETTLED'));
  const isReason = till.rules().reasons['task-settled'].some(({ code }) => code === reasonCode);
  if (!isReason) return refuse(fail('REASON_NEEDED'));
  const { currency } = task.details;
  appendDay(day, {
    ...{ commandId, answer: { task: id } },
    drafts: [
      {
        type: 'task-settled',
        body: { task: id, kind: task.kind, currency, amountMinor: amountAtStake(task), reasonCode },
        ...{ operatorId: actorAt(till, seat), personal: null },
      },
    ],
  });
  return ok({ task: id });
}
