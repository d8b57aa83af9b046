import { useText } from '../../i18n/use-text.ts';
import { piecesTyped } from '../../state/day/count-entry.ts';
import { setTyped } from '../../state/ui.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import css from './piece-field.module.css';
import { useMoney } from './use-money.ts';

/** How many of one note, coin or roll. */
export function PieceField({
  piece: { form, unitMinor },
  field,
  isFirst = false,
  onTyped,
}: {
  piece: { form: 'note' | 'coin' | 'roll'; unitMinor: number };
  field: string;
  isFirst?: boolean;
  onTyped(fields: Readonly<Record<string, string>>): void;
}) {
  const text = useText();
  const { ui } = useTill();
  const { money, whole, decimals } = useMoney();
  const typed = useUi((state) => state.typed.counts[field]);
  // A note of 20 euros is no 20,00.
  const value = unitMinor % 10 ** decimals === 0 ? whole(unitMinor) : money(unitMinor);
  return (
    <label className={css.piece}>
      <span className={css.value}>
        {form === 'roll' ? text('day.count.roll', { value }) : value}
      </span>
      <input
        className={css.input}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        placeholder="0"
        ref={isFirst ? focusOnce : undefined}
        value={typed ?? ''}
        data-testid={`count-${form}-${String(unitMinor)}`}
        data-count-field="true"
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => {
          const next = piecesTyped(target.value);
          if (next === null) return;
          const fields = { ...ui.getState().typed.counts, [field]: next };
          setTyped(ui, { counts: fields });
          onTyped(fields);
        }}
      />
    </label>
  );
}

/** The first field is where one begins; drawn again it takes nothing away. */
function focusOnce(field: HTMLInputElement | null): void {
  if (document.activeElement === document.body) field?.focus();
}
