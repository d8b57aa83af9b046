import type { DaySnapshot } from '../../../contract/host/day-shapes.ts';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { amountField, type CountFields, sumTyped } from '../../state/day/count-entry.ts';
import { setTyped } from '../../state/ui.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import { PieceGrid } from './piece-grid.tsx';
import { useMoney } from './use-money.ts';

/** Cash by the piece, or as a sum where the pieces of its currency are not known. */
export function CashFields({
  day,
  onTyped,
}: {
  day: DaySnapshot;
  onTyped(fields: CountFields): void;
}) {
  const text = useText();
  const { ui } = useTill();
  const { decimals } = useMoney();
  const typed = useUi((state) => state.typed.counts[amountField('cash')]);
  if (day.denominations.length > 0) {
    return <PieceGrid type="cash" denominations={day.denominations} onTyped={onTyped} />;
  }
  return (
    <TextField
      label={text('day.amount')}
      value={typed ?? ''}
      inputMode="decimal"
      testId="cash-sum"
      onChange={({ target }) => {
        const next = sumTyped(target.value, decimals);
        if (next === null) return;
        const counts = { ...ui.getState().typed.counts, [amountField('cash')]: next };
        setTyped(ui, { counts });
        onTyped(counts);
      }}
    />
  );
}
