import { z } from 'zod';
import { randomId } from '../../../contract/entry/amounts.ts';
import { ok } from '../../../domain/result.ts';
import { listQuarantine, quarantineList } from '../../journals/list-quarantine.ts';
import { reapplied, reapplyQuarantine } from '../../journals/reapply-quarantine.ts';
import type { PushContext } from '../../journals/take-push.ts';
import { openRoute, type Route } from '../route.ts';

const noParameters = z.strictObject({});

/** For who runs the platform: what was set aside, and to try it again once its cause is mended. */
export function quarantineRoutes(context: PushContext): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/v1/quarantine',
      summary: 'Entries that are stored and could not be applied, longest first',
      access: 'operations',
      maximumBytes: 0,
      parameters: noParameters,
      body: z.undefined(),
      answer: quarantineList,
      handle: async () => ok(await listQuarantine(context.database)),
    }),
    openRoute({
      method: 'POST',
      path: '/v1/quarantine/reapplication',
      summary: 'Tries again to apply what was set aside, of one journal or of all',
      access: 'operations',
      maximumBytes: 1_024,
      parameters: noParameters,
      body: z.strictObject({ journalId: randomId.nullable() }),
      answer: reapplied,
      handle: async ({ body: { journalId } }) => ok(await reapplyQuarantine(context, journalId)),
    }),
  ];
}
