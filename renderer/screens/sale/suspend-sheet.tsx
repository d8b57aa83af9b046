import { PauseCircle } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Notices } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { setTyped } from '../../state/ui.ts';
import { useTill, useUi } from '../../state/use-till.ts';
import css from './sheets.module.css';

export function SuspendSheet() {
  const text = useText();
  const { ui, commands } = useTill();
  const label = useUi(({ typed }) => typed.label);
  return (
    <Sheet title={text('suspend.title')} width="narrow">
      <div className={css.stack}>
        <TextField
          label={text('suspend.label')}
          // The sheet was opened to name the sale.
          autoFocus
          maxLength={60}
          placeholder={text('suspend.placeholder')}
          value={label}
          onChange={(event) => setTyped(ui, { label: event.target.value })}
        />
        <Notices only="act" />
        <Button
          takesFocus
          look="main"
          className={css.wide}
          icon={PauseCircle}
          keyLabel={text('key.enter')}
          testId="suspend"
          onPress={() => commands.suspend(label.trim())}
        >
          {text('action.suspend')}
        </Button>
      </div>
    </Sheet>
  );
}
