import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { isStoredValue, type TenderType } from '../../domain/tender/tender-type.ts';
import type { TillContext } from '../commands/till-context.ts';

/** Refused where somebody trains: it would reach a customer, another basket or an order. */
export function notInTraining({ kind }: Pick<TillContext, 'kind'>): Result<null, Failure> {
  return kind === 'training' ? refuse(fail('NOT_IN_TRAINING')) : ok(null);
}

/** A card or avoir of training could be taken for money somewhere; one of the shop must lose none there. */
export function noValueInTraining(
  till: Pick<TillContext, 'kind'>,
  tenderKind: TenderType['kind'],
): Result<null, Failure> {
  const isRefused = till.kind === 'training' && isStoredValue(tenderKind);
  return isRefused ? refuse(fail('TRAINING_NO_VALUE')) : ok(null);
}
