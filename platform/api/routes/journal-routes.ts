import { z } from 'zod';
import { randomId } from '../../../contract/entry/amounts.ts';
import {
  journalState,
  maximumPushBytes,
  pushAnswer,
  pushRequest,
} from '../../../contract/platform/push-entries.ts';
import { ok } from '../../../domain/result.ts';
import { journalStateOf } from '../../journals/journal-state.ts';
import { type PushContext, takePush } from '../../journals/take-push.ts';
import type { Metrics } from '../metrics.ts';
import { type Route, tillRoute } from '../route.ts';

const parameters = z.strictObject({ journalId: randomId });

/** What a till said goes up here (law 7). */
export function journalRoutes(
  context: PushContext,
  metrics: Pick<Metrics, 'pushed' | 'stored'>,
): Route[] {
  return [
    tillRoute({
      method: 'POST',
      path: '/v1/journals/{journalId}/entries',
      summary: 'Stores and applies entries of a journal; acknowledges what is committed',
      maximumBytes: maximumPushBytes,
      parameters,
      body: pushRequest,
      answer: pushAnswer,
      async handle({ parameters: { journalId }, body: { entries }, till }) {
        const taken = await takePush({ till, journalId, entries }, context);
        metrics.pushed(taken.ok ? taken.value.answer.kind : taken.error.code);
        if (!taken.ok) return taken;
        metrics.stored(taken.value.storedCount);
        return ok(taken.value.answer);
      },
    }),
    tillRoute({
      method: 'GET',
      path: '/v1/journals/{journalId}',
      summary: 'How far a journal of this till is stored',
      maximumBytes: 0,
      parameters,
      body: z.undefined(),
      answer: journalState,
      handle: ({ parameters: { journalId }, till }) =>
        journalStateOf(context.database, { till, journalId }),
    }),
  ];
}
