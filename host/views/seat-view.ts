import type { OperatorDocument } from '../../contract/document/operator.ts';
import type { SeatSnapshot } from '../../contract/host/seat-shapes.ts';
import type { TillRules } from '../operators/till-rules.ts';

/** Who works at a seat, what they may, and who could sign on. */
export function seatSnapshotOf({
  operator,
  language,
  lockedOperatorId,
  canSignOff,
  operators,
  rules,
}: {
  operator: OperatorDocument | null;
  language: 'fr' | 'en';
  lockedOperatorId: string;
  canSignOff: boolean;
  operators: readonly OperatorDocument[];
  rules: TillRules;
}): SeatSnapshot {
  const { permissions, reasons, signOnHint } = rules;
  return {
    language,
    operator: operator && {
      id: operator.id,
      alias: operator.alias,
      role: operator.role,
      permissions: permissions[operator.role],
    },
    canSignOff,
    lockedOperatorId,
    people: operators
      .map(({ id, alias, role, pin }) => ({ id, alias, role, pinDigits: pin?.digits ?? 0 }))
      .toSorted((a, b) => a.alias.localeCompare(b.alias, 'fr')),
    hint: signOnHint,
    reasons: {
      'line-discount': [...reasons['line-discount']],
      'basket-discount': [...reasons['basket-discount']],
      'price-override': [...reasons['price-override']],
      abandon: [...reasons.abandon],
    },
  };
}
