import { useEffect, useRef } from 'react';
import { fitsReference, type TenderType } from '../../../domain/tender/tender-type.ts';
import { TextField } from '../../components/text-field.tsx';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { referenceAfter } from '../../state/reference-entry.ts';
import { setTyped } from '../../state/ui.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import css from './reference-fields.module.css';

/**
 * What identifies the payment: a cheque's bank and number, what the terminal printed. Where it has to
 * be said the first field takes the focus; digits go to the amount as soon as no field has it.
 */
export function ReferenceFields({ type }: { type: TenderType }) {
  const text = useText();
  const language = useLanguage();
  const { ui } = useTill();
  const references = useUi(({ typed }) => typed.references);
  const amount = useUi(({ typed }) => typed.amount);
  const isTendering = useUi((state) => state.isTendering);
  const first = useRef<HTMLInputElement>(null);
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (type.reference === 'required') first.current?.focus();
  }, [type]);
  const shown = useRef({ amount, isTendering });
  // Once the amount is touched or the payment on its way, the next digits are an amount again.
  useEffect(() => {
    const before = shown.current;
    shown.current = { amount, isTendering };
    if (before.amount === amount && before.isTendering === isTendering) return;
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && group.current?.contains(focused)) focused.blur();
  }, [amount, isTendering]);

  return (
    <div ref={group} className={css.fields}>
      {type.referenceFields.map((field, index) => {
        const typed = references[index] ?? '';
        const isWrong = typed !== '' && !fitsReference({ referenceFields: [field] }, typed);
        return (
          <TextField
            key={field.names.en}
            ref={index === 0 ? first : undefined}
            label={field.names[language]}
            hint={
              isWrong
                ? text('tender.reference.expected', { hint: field.hint[language] })
                : field.hint[language]
            }
            testId={`reference-${index}`}
            value={typed}
            onChange={(event) => {
              const edited = field.pattern ? event.target.value.toUpperCase() : event.target.value;
              const next = type.referenceFields.map((_, each) => references[each] ?? '');
              next[index] = referenceAfter(typed, edited);
              setTyped(ui, { references: next });
            }}
          />
        );
      })}
    </div>
  );
}
