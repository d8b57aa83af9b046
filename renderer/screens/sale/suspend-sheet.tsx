import { PauseCircle } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Notices } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
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
        <label className={css.field}>
          <span>{text('suspend.label')}</span>
          <input
            className={css.input}
            type="text"
            // biome-ignore lint/a11y/noAutofocus: the sheet was opened to name the sale.
            autoFocus
            maxLength={60}
            autoComplete="off"
            placeholder={text('suspend.placeholder')}
            value={label}
            onChange={(event) => setTyped(ui, { label: event.target.value })}
          />
        </label>
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
