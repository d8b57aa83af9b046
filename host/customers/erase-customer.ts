import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { EraseCustomerAnswer } from '../../contract/platform/erasures.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { actorAt } from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';

export interface EraseLink {
  /** Null at a till without a platform. */
  eraseCustomer(asked: {
    customerId: string;
    operatorId: string;
  }): Promise<Result<EraseCustomerAnswer, Failure> | null>;
}

/** Has the platform erase somebody who asked for it here; this till purges them by the list of the erased, as all do. */
export async function eraseCustomer(
  { seat, customerId }: { seat: string; customerId: string },
  { till, link }: { till: TillContext; link: EraseLink },
) {
  // A script acts for who owns the till's files, and signs as nobody.
  const operatorId = actorAt(till, seat) || 'script';
  const answer = await link.eraseCustomer({ customerId, operatorId });
  if (answer === null) return refuse(fail('NOT_ENROLLED'));
  if (!answer.ok) return answer;
  const { erasedAt, partsErased, tills, atLatest } = answer.value;
  return ok({
    ...{ erasedAt, partsErased, atLatest },
    ...{ tillsTotal: tills.total, tillsConfirmed: tills.confirmed },
  });
}
