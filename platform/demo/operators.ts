import type { OperatorDocument } from '../../contract/document/operator.ts';

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
  return { id, kind: 'operator', alias, role, language: 'fr' };
}
