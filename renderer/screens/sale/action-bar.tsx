import { Ellipsis, PauseCircle, Percent, Play, Undo, Undo2 } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { openDiscount } from '../../state/discount-moves.ts';
import { showSheet } from '../../state/sale-moves.ts';
import { useBasket, useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './action-bar.module.css';

/** What a cashier does many times an hour, always in the same places; the rest is behind « Plus ». */
export function ActionBar() {
  const text = useText();
  const till = useTill();
  const basket = useBasket();
  const isHostGone = useIsHostGone();
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
        icon={Percent}
        keyLabel="F5"
        testId="discount-open"
        isDisabled={isHostGone || !basket?.lines.length || basket.tenders.length > 0}
        onPress={() => openDiscount(till)}
      >
        {text('action.discount')}
      </Button>
      <Button
        isStacked
        icon={Undo}
        keyLabel="F6"
        testId="return-open"
        onPress={() => showSheet(till, 'return')}
      >
        {text('action.return')}
      </Button>
      <PauseButton />
      <Button
        isStacked
        icon={Ellipsis}
        keyLabel="F10"
        testId="more"
        onPress={() => showSheet(till, 'menu')}
      >
        {text('action.more')}
      </Button>
    </div>
  );
}

/** One place for both: a basket at hand is put aside, otherwise one is taken up again. */
function PauseButton() {
  const text = useText();
  const till = useTill();
  const basket = useBasket();
  const isHostGone = useIsHostGone();
  const count = useStore(till.snapshots.sale, ({ snapshot }) => snapshot?.suspendedCount ?? 0);
  if (basket?.lines.length) {
    return (
      <Button
        isStacked
        icon={PauseCircle}
        keyLabel="F9"
        testId="suspend-open"
        isDisabled={isHostGone}
        onPress={() => showSheet(till, 'suspend')}
      >
        {text('action.pause')}
      </Button>
    );
  }
  return (
    <Button
      isStacked
      icon={Play}
      keyLabel="F8"
      testId="suspended-open"
      onPress={() => showSheet(till, 'suspended')}
    >
      {count === 0 ? text('action.suspended.none') : text('action.suspended', { count })}
    </Button>
  );
}
