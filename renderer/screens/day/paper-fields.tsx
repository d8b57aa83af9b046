import { Check } from 'lucide-react';
import { TextField } from '../../components/text-field.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { paperField, sumTyped } from '../../state/day/count-entry.ts';
import { setTyped } from '../../state/ui.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import css from './paper-fields.module.css';
import { useMoney } from './use-money.ts';

/**
 * The cheques that came, one by one: who has one in the hand types what stands on it. The list says no
 * amount, so the count stays blind; a cheque without one is not there.
 */
export function PaperFields({
  counted: { type, ...names },
  papers,
  onTyped,
}: {
  counted: { type: string; fr: string; en: string };
  papers: readonly { type: string; reference: string }[];
  onTyped(fields: Readonly<Record<string, string>>): void;
}) {
  const text = useText();
  const { ui } = useTill();
  const { decimals } = useMoney();
  const name = names[useLanguage()];
  const fields = useUi(({ typed }) => typed.counts);
  const ofType = papers.filter((paper) => paper.type === type);
  if (ofType.length === 0) return null;
  const value = (index: number) => fields[paperField(type, index)] ?? '';
  return (
    <fieldset className={css.papers} aria-label={name}>
      <legend className={css.name}>{text('day.count.papers', { name })}</legend>
      {ofType.map(({ reference }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list keeps its order; two may have one number.
        <div key={index} className={css.paper}>
          <TextField
            label={reference}
            value={value(index)}
            placeholder="–"
            inputMode="decimal"
            testId={`count-paper-${reference}`}
            onChange={({ target }) => {
              const next = sumTyped(target.value, decimals);
              if (next === null) return;
              const counts = { ...ui.getState().typed.counts, [paperField(type, index)]: next };
              setTyped(ui, { counts });
              onTyped(counts);
            }}
          />
          {value(index) !== '' && <Check className={css.tick} aria-hidden="true" />}
        </div>
      ))}
    </fieldset>
  );
}
