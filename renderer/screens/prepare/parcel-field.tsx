import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { setTyped } from '../../state/ui.ts';
import { useTill, useUi } from '../../state/use-till.ts';

/** The carrier's number of the parcel that leaves. */
export function ParcelField() {
  const text = useText();
  const { ui } = useTill();
  const typed = useUi((each) => each.typed.parcel);
  return (
    <TextField
      label={text('prepare.parcel')}
      hint={text('prepare.parcel.hint')}
      value={typed}
      maxLength={40}
      testId="prepare-parcel"
      onChange={({ target }) => setTyped(ui, { parcel: target.value })}
    />
  );
}
