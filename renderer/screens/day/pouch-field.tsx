import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { CountFields } from '../../state/day/count-entry.ts';
import { pouchField, pouchTyped } from '../../state/day/deposit-entry.ts';
import { setTyped } from '../../state/ui.ts';
import { useTill, useUi } from '../../state/use-till.ts';

/** The number of the pouch that money travels in; typed, or scanned into the panel. */
export function PouchField({
  label,
  testId,
  onTyped,
}: {
  label: string;
  testId: string;
  onTyped(next: CountFields): void;
}) {
  const text = useText();
  const { ui } = useTill();
  const pouch = useUi(({ typed }) => typed.counts[pouchField] ?? '');
  return (
    <TextField
      label={label}
      hint={text('safe.pouch.hint')}
      value={pouch}
      testId={testId}
      onChange={({ target }) => {
        const next = pouchTyped(target.value);
        if (next === null) return;
        const counts = { ...ui.getState().typed.counts, [pouchField]: next };
        setTyped(ui, { counts });
        onTyped(counts);
      }}
    />
  );
}
