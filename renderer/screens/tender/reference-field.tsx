import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { referenceAfter } from '../../state/reference-entry.ts';
import { takesReference } from '../../state/tender-moves.ts';
import { setTyped } from '../../state/ui.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import css from './reference-field.module.css';

/** What the terminal printed for this payment. Digits go to the amount unless this has the focus. */
export function ReferenceField() {
  const isTaken = takesReference(useUi((ui) => ui.tenderTypeId));
  return isTaken ? <Field /> : null;
}

function Field() {
  const text = useText();
  const { ui } = useTill();
  const reference = useUi(({ typed }) => typed.reference);
  const amount = useUi(({ typed }) => typed.amount);
  const isTendering = useUi((state) => state.isTendering);
  const field = useRef<HTMLInputElement>(null);
  // Once the amount is touched or the payment on its way, the next digits are an amount again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are when, not what.
  useEffect(() => field.current?.blur(), [amount, isTendering]);
  return (
    <label className={css.field}>
      <span>{text('tender.reference')}</span>
      <input
        ref={field}
        className={css.input}
        type="text"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        data-testid="reference"
        value={reference}
        onChange={(event) =>
          setTyped(ui, { reference: referenceAfter(reference, event.target.value) })
        }
      />
    </label>
  );
}
