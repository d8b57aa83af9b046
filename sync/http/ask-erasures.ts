import type { Failure } from '../../contract/failure/failure.ts';
import {
  type ErasuresAnswer,
  type ErasuresRequest,
  erasuresAnswer,
} from '../../contract/platform/erasures.ts';
import type { Result } from '../../domain/result.ts';
import type { AskPlatform } from './ask-platform.ts';

/** Who was erased since, asked as the till that is enrolled. */
export function askErasures(asTill: AskPlatform) {
  return (body: ErasuresRequest, signal: AbortSignal): Promise<Result<ErasuresAnswer, Failure>> =>
    asTill({ method: 'POST', path: '/v1/erasures', body, answer: erasuresAnswer, signal });
}
