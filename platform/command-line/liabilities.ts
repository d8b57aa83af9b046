import type { Failure } from '../../contract/failure/failure.ts';
import {
  type ValueLiabilitiesAnswer,
  valueLiabilitiesAnswer,
} from '../../contract/platform/value-liabilities.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { PlatformOptions } from '../platform-options.ts';
import { valueLiabilities } from '../stored-value/liabilities.ts';
import { inDatabaseOr } from './operate.ts';

/** What each company owes under its gift cards, avoirs and deposits, whether the platform runs or not. */
export async function liabilities(
  options: PlatformOptions,
  businessDay: string,
): Promise<Result<ValueLiabilitiesAnswer, Failure>> {
  return await inDatabaseOr(
    options,
    async (database) => ok(await valueLiabilities(database, businessDay)),
    async (ask) => {
      const answer = await ask(`/v1/stored-values/liabilities/${businessDay}`);
      return answer.ok ? ok(valueLiabilitiesAnswer.parse(answer.value)) : answer;
    },
  );
}
