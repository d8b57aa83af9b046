import { Search } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { setTyped } from '../../state/ui.ts';
import { useIsHostGone, useTill, useUi } from '../../state/use-till.ts';
import css from './return-sheet.module.css';

/** Asks for the receipt: its number is typed here, its code can be scanned at any time. */
export function ReceiptFinder({ problem }: { problem: string | null }) {
  const text = useText();
  const { ui, commands, returning } = useTill();
  const typed = useUi((state) => state.typed.receipt);
  const isBusy = useStore(returning, (state) => state.isBusy);
  const isHostGone = useIsHostGone();
  return (
    <div className={css.finder}>
      <TextField
        label={text('return.number')}
        hint={text('return.number.hint')}
        problem={problem}
        placeholder="2-000042-K7"
        testId="return-number"
        autoFocus
        maxLength={60}
        value={typed}
        onChange={(event) => {
          setTyped(ui, { receipt: event.target.value });
          returning.setState({ failure: null });
        }}
      />
      <Button
        takesFocus
        look="main"
        icon={Search}
        className={css.find}
        keyLabel={text('key.enter')}
        testId="return-find"
        isDisabled={isHostGone || typed.trim() === ''}
        isPending={isBusy}
        onPress={() => commands.findReceipt()}
      >
        {text('return.find')}
      </Button>
    </div>
  );
}
