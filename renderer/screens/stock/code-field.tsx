import { Plus } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { addStockCode } from '../../state/stock-moves.ts';
import { setTyped } from '../../state/ui.ts';
import { useIsHostGone, useTill, useUi } from '../../state/use-till.ts';
import css from './stock-sheet.module.css';

/** A code that is typed where no scanner reads it, or the zone to count. */
export function CodeField({
  label,
  hint,
  action,
}: {
  label: string;
  hint: string;
  action: string;
}) {
  const text = useText();
  const till = useTill();
  const typed = useUi((ui) => ui.typed.stockCode);
  const isHostGone = useIsHostGone();
  return (
    <div className={css.code}>
      <TextField
        label={label}
        hint={hint}
        value={typed}
        autoFocus
        maxLength={64}
        testId="stock-code"
        onChange={({ target }) => setTyped(till.ui, { stockCode: target.value })}
      />
      <Button
        takesFocus
        icon={Plus}
        keyLabel={text('key.enter')}
        isDisabled={typed.trim() === '' || isHostGone}
        testId="stock-add"
        onPress={() => addStockCode(till)}
      >
        {action}
      </Button>
    </div>
  );
}
