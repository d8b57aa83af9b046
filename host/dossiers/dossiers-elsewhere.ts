import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { BringDossierAnswer } from '../../contract/platform/bring-dossier.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { documentArrives } from '../store/document-arrives.ts';

/** What bringing one from another store needs. */
export interface DossierLink {
  /** Asks the platform; null at a till without one. */
  bringDossier(asked: { number: string }): Promise<Result<BringDossierAnswer, Failure> | null>;
  bringCustomer(asked: { customerId: string }): Promise<unknown>;
}

/** A whole printed number of a quote or a file; null of anything else that is searched for. */
export function dossierNumberIn(text: string): string | null {
  const plain = text.trim().toUpperCase();
  return /^[DS]-[A-Z0-9]{1,20}-\d{6,12}-[0-9A-Z]{2}$/.test(plain) ? plain : null;
}

/**
 * Has the platform send what has this number to this store, with its customer, and waits until it is here: then
 * it is one of the store's. False: there is none.
 */
export async function bringDossier(
  number: string,
  from: { link: DossierLink; documents: Pick<Documents, 'get' | 'onChange'>; timers: Timers },
): Promise<Result<boolean, Failure>> {
  const answer = await from.link.bringDossier({ number });
  if (answer === null) return ok(false);
  if (!answer.ok) return refuse(fail('DOSSIER_OFFLINE', { number }));
  const { id } = answer.value;
  if (id === null) return ok(false);
  if (!(await documentArrives('dossiers', id, from)))
    return refuse(fail('DOSSIER_ON_THE_WAY', { number }));
  const dossier = await from.documents.get('dossiers', id);
  const customerId = dossier?.details.customerId ?? '';
  // Their name is a help, and comes when it comes.
  if (customerId !== '') await from.link.bringCustomer({ customerId });
  return ok(true);
}
