import { useStore } from 'zustand';
import type { ClosureReport } from '../../../contract/host/day-shapes.ts';
import { useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import { PairRow } from './pair-row.tsx';
import { useMoney } from './use-money.ts';

/** Who gave the drawer to whom, and what was wrong with it then. */
export function HandoverRows({ handovers }: Pick<ClosureReport, 'handovers'>) {
  const text = useText();
  const { snapshots } = useTill();
  const { money } = useMoney();
  const people = useStore(snapshots.people, ({ snapshot }) => snapshot?.people) ?? [];
  const aliasOf = (id: string) => people.find((person) => person.id === id)?.alias ?? id;
  return handovers.map(({ at, fromOperatorId, toOperatorId, differences }) => (
    <PairRow
      key={at}
      name={text('handover.row', { from: aliasOf(fromOperatorId), to: aliasOf(toOperatorId) })}
      figure={money(differences.reduce((sum, { differenceMinor }) => sum + differenceMinor, 0))}
    />
  ));
}
