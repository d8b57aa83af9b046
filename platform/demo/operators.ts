import { createHash } from 'node:crypto';
import type { OperatorDocument } from '../../contract/document/operator.ts';
import { writeCrockford } from '../../domain/scan/crockford.ts';
import { hashBadge, hashPin, openPinCostLog2, pinCostLog2 } from '../operators/hash-pin.ts';
import type { DemoSize } from './demo-size.ts';

/** No secret: the first start and the sign-on screen of the demo say so themselves. */
export function demoPin(role: OperatorDocument['role']): string {
  return role === 'manager' ? '222222' : '1111';
}

/** What the sign-on screen says of it. */
export const demoPins = {
  fr: `Magasin de démonstration. Code\u00a0: ${demoPin('cashier')}, responsables\u00a0: ${demoPin('manager')}.`,
  en: `Demo shop. PIN: ${demoPin('cashier')}, managers: ${demoPin('manager')}.`,
};

type DemoPerson = Pick<OperatorDocument, 'id' | 'alias' | 'role' | 'language'>;

/** Several of each role. */
export const demoPeople: readonly DemoPerson[] = [
  person('op-ines', 'Inès M.', 'cashier'),
  person('op-noe', 'Noé L.', 'cashier'),
  person('op-salome', 'Salomé D.', 'cashier'),
  person('op-theo', 'Théo R.', 'associate'),
  person('op-maya', 'Maya S.', 'associate'),
  person('op-jules', 'Jules P.', 'associate'),
  person('op-karim', 'Karim B.', 'manager'),
  { ...person('op-kate', 'Kate W.', 'manager'), language: 'en' },
];

function person(id: string, alias: string, role: OperatorDocument['role']): DemoPerson {
  return { id, alias, role, language: 'fr' };
}

/**
 * The same as the documents of their feed, made when asked for: hashing a PIN is slow on purpose. Who
 * tries the full shop signs on as slowly as in a real one; the small one, started by the hundred, does not.
 */
export function demoOperators(size: DemoSize): OperatorDocument[] {
  const costLog2 = size === 'full' ? pinCostLog2 : openPinCostLog2;
  return demoPeople.map((known) => ({
    ...known,
    kind: 'operator',
    pin: hashPin(demoPin(known.role), seeded(`salt ${known.id}`), costLog2),
    badge: hashBadge(demoBadgeBody(known.id)),
    isActive: true,
    sealedBy: '',
  }));
}

/** Body of the code on a demo operator's badge. */
export function demoBadgeBody(operatorId: string): string {
  return writeCrockford(seeded(`badge ${operatorId}`));
}

function seeded(of: string): Buffer {
  return createHash('sha256').update(`comptoir/demo/${of}`).digest().subarray(0, 16);
}
