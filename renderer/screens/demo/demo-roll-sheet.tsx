import { ScrollText } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import css from './demo-roll-sheet.module.css';

/** What came out of the printer that is not there. */
export function DemoRollSheet() {
  const text = useText();
  const till = useTill();
  const demo = useStore(till.snapshots.demo, ({ snapshot }) => snapshot);
  const isEmpty = !demo || demo.paperCount === 0;
  return (
    <Sheet title={text('demo.roll.title')} width="medium">
      {isEmpty ? (
        <EmptyState
          icon={ScrollText}
          title={text('demo.roll.none.title')}
          text={text('demo.roll.none.text')}
        />
      ) : (
        <div className={css.roll}>
          <img
            src={`data:image/svg+xml,${encodeURIComponent(demo.roll)}`}
            alt={text('demo.roll', { count: demo.paperCount })}
          />
          <Button takesFocus onPress={() => till.commands.demo.clearRoll()}>
            {text('demo.roll.clear')}
          </Button>
        </div>
      )}
    </Sheet>
  );
}
