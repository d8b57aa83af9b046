import { createHash } from 'node:crypto';
import type { OperatorDocument } from '../../contract/document/operator.ts';
import { writeCrockford } from '../../domain/scan/crockford.ts';
import { hashBadge, hashPin } from '../operators/hash-pin.ts';

/** No secret: the first start and the sign-on screen of the demo say so themselves. */
export function demoPin(role: OperatorDocument['role']): string {
  return role === 'manager' ? '222222' : '1111';
}

/** What the sign-on screen says of it. */
export const demoPins = {
  fr: `Magasin de démonstration. Code\u00a0: ${demoPin('cashier')}, responsables\u00a0: ${demoPin('manager')}.`,
  en: `Demo shop. PIN: ${demoPin('cashier')}, managers: ${demoPin('manager')}.`,
};

/** Several of each role. */
export const operators: readonly OperatorDocument[] = [
  operator('op-ines', 'Inès M.', 'cashier'),
  operator('op-noe', 'Noé L.', 'cashier'),
  operator('op-salome', 'Salomé D.', 'cashier'),
  operator('op-theo', 'Théo R.', 'associate'),
  operator('op-maya', 'Maya S.', 'associate'),
  operator('op-jules', 'Jules P.', 'associate'),
  operator('op-karim', 'Karim B.', 'manager'),
  { ...operator('op-kate', 'Kate W.', 'manager'), language: 'en' },
];

function operator(id: string, alias: string, role: OperatorDocument['role']): OperatorDocument {
  return {
    id,
    kind: 'operator',
    alias,
    role,
    language: 'fr',
    pin: hashPin(demoPin(role), seeded(`salt ${id}`)),
    badge: hashBadge(demoBadgeBody(id)),
    isActive: true,
    sealedBy: '',
  };
}

/** Body of the code on a demo operator's badge. */
export function demoBadgeBody(operatorId: string): string {
  return writeCrockford(seeded(`badge ${operatorId}`));
}

function seeded(of: string): Buffer {
  return createHash('sha256').update(`comptoir/demo/${of}`).digest().subarray(0, 16);
}
