import { Ellipsis, PauseCircle, Play, Trash2, Undo2 } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { showSheet } from '../../state/sale-moves.ts';
import { useBasket, useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './action-bar.module.css';

/** What else can be done with the basket, always in the same places. */
export function ActionBar() {
  const text = useText();
  const till = useTill();
  const basket = useBasket();
  const isHostGone = useIsHostGone();
  const count = useStore(till.snapshots.sale, ({ snapshot }) => snapshot?.suspendedCount ?? 0);
  return (
    <div className={css.bar}>
      <Button
        isStacked
        icon={Undo2}
        keyLabel={text('key.ctrlz')}
        testId="undo"
        isDisabled={isHostGone || !basket?.canUndo}
        onPress={() => till.commands.undo()}
      >
        {text('action.undo')}
      </Button>
      <Button
        isStacked
        icon={Trash2}
        keyLabel="F4"
        testId="abandon"
        isDisabled={isHostGone || basket === null || basket.tenders.length > 0}
        onPress={() => showSheet(till, 'abandon')}
      >
        {text('action.abandon')}
      </Button>
      <Button
        isStacked
        icon={PauseCircle}
        keyLabel="F9"
        testId="suspend-open"
        isDisabled={isHostGone || !basket?.lines.length}
        onPress={() => showSheet(till, 'suspend')}
      >
        {text('action.pause')}
      </Button>
      <Button
        isStacked
        icon={Play}
        keyLabel="F8"
        testId="suspended-open"
        onPress={() => showSheet(till, 'suspended')}
      >
        {count === 0 ? text('action.suspended.none') : text('action.suspended', { count })}
      </Button>
      <Button
        isStacked
        icon={Ellipsis}
        keyLabel="F10"
        testId="more"
        onPress={() => showSheet(till, 'more')}
      >
        {text('action.more')}
      </Button>
    </div>
  );
}
