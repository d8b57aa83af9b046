import { TextField } from '../../components/text-field.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { amountField, piecesField, piecesTyped, sumTyped } from '../../state/day/count-entry.ts';
import { setTyped } from '../../state/ui.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import css from './sum-fields.module.css';
import { useMoney } from './use-money.ts';

/** What is counted by its sum: a terminal's totals, cheques, vouchers, and how many of them there are. */
export function SumFields({
  counted,
  isRest = false,
  onTyped,
}: {
  counted: { type: string; fr: string; en: string };
  /** Of what has a list: what is not on it. */
  isRest?: boolean;
  onTyped(fields: Readonly<Record<string, string>>): void;
}) {
  const text = useText();
  const { ui } = useTill();
  const { decimals } = useMoney();
  const language = useLanguage();
  const name = isRest ? text('day.count.rest', { name: counted[language] }) : counted[language];
  const fields = useUi(({ typed }) => typed.counts);
  const put = (field: string, next: string | null) => {
    if (next === null) return;
    const counts = { ...ui.getState().typed.counts, [field]: next };
    setTyped(ui, { counts });
    onTyped(counts);
  };
  const { type } = counted;
  return (
    <fieldset className={css.group} aria-label={name}>
      <legend className={css.name}>{name}</legend>
      <div className={css.sum}>
        <TextField
          label={text('day.count.sum')}
          value={fields[amountField(type)] ?? ''}
          placeholder="–"
          inputMode="decimal"
          testId={`count-sum-${type}`}
          onChange={({ target }) => put(amountField(type), sumTyped(target.value, decimals))}
        />
        <TextField
          label={text('day.count.pieces')}
          value={fields[piecesField(type)] ?? ''}
          placeholder="–"
          inputMode="numeric"
          testId={`count-pieces-${type}`}
          onChange={({ target }) => put(piecesField(type), piecesTyped(target.value))}
        />
      </div>
    </fieldset>
  );
}
