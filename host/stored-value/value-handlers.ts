import type { HostApi } from '../../contract/host/api.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import { inTurn } from '../commands/in-turn.ts';
import { lookUpValue } from '../commands/look-up-value.ts';
import type { TillContext } from '../commands/till-context.ts';
import { withTillFailures } from '../till-failure.ts';
import { type LearningValue, learnValue } from './learn-value.ts';

/** Gift cards and avoirs: first what can be found out of them, then what the till knows. */
export function valueHandlers({
  till,
  queue,
  ask,
}: {
  till: TillContext;
  queue: CommandQueue;
  ask: LearningValue['ask'];
}): Pick<Handlers<HostApi>['calls'], 'lookUpValue'> {
  const parts: LearningValue = {
    till,
    ask,
    write: async (work) =>
      void (await inTurn(queue, () => {
        if ('known' in work) till.values.put(work.known);
        else till.writer.append({ drafts: [work.draft], steps: [], endedBaskets: [] });
      })),
  };
  return {
    lookUpValue: withTillFailures(async ({ text, paysAt, anyState }) => {
      const operatorId = till.operator(paysAt)?.id ?? '';
      const holdFor = till.shelf.openOn(paysAt)?.basket.id ?? null;
      const learned = await learnValue({ text, holdFor, operatorId }, parts);
      if (!learned.ok) return learned;
      return await lookUpValue({ text, anyState, why: learned.value.why }, till);
    }),
  };
}
