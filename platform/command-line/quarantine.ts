import { setTimeout as delay } from 'node:timers/promises';
import type { Failure } from '../../contract/failure/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import {
  listQuarantine,
  type QuarantineList,
  quarantineList,
} from '../journals/list-quarantine.ts';
import { readEffects } from '../journals/read-effects.ts';
import { type Reapplied, reapplied, reapplyQuarantine } from '../journals/reapply-quarantine.ts';
import type { PlatformOptions } from '../platform-options.ts';
import { inDatabaseOr } from './operate.ts';

/** What was set aside and still is, whether the platform runs or not. */
export async function quarantine(
  options: PlatformOptions,
): Promise<Result<QuarantineList, Failure>> {
  return await inDatabaseOr(
    options,
    async (database) => ok(await listQuarantine(database)),
    async (ask) => {
      const answer = await ask('/v1/quarantine');
      return answer.ok ? ok(quarantineList.parse(answer.value)) : answer;
    },
  );
}

/** Tries it again, after a fix; of one journal or of all (null). */
export async function reapply(
  options: PlatformOptions,
  journalId: string | null,
): Promise<Result<Reapplied, Failure>> {
  return await inDatabaseOr(
    options,
    async (database) => {
      const clock = { nowMs: () => Date.now(), wait: (ms: number) => delay(ms) };
      return ok(await reapplyQuarantine({ database, readEffects, ...clock }, journalId));
    },
    async (ask) => {
      const answer = await ask('/v1/quarantine/reapplication', { journalId });
      return answer.ok ? ok(reapplied.parse(answer.value)) : answer;
    },
  );
}
