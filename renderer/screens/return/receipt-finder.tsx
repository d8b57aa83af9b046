import { PackageOpen, ReceiptText, Search, UserRound } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { setTyped } from '../../state/ui.ts';
import { useIsHostGone, useTill, useUi } from '../../state/use-till.ts';
import { CustomerReceipts } from './customer-receipts.tsx';
import { FoundGoods } from './found-goods.tsx';
import css from './return-sheet.module.css';

const ways = [
  { by: 'number', icon: ReceiptText, key: 'F1' },
  { by: 'customer', icon: UserRound, key: 'F2' },
  { by: 'item', icon: PackageOpen, key: 'F4' },
] as const;

/** Asks what comes back: by its receipt, whose number is typed and whose code can be scanned at any time, or without. */
export function ReceiptFinder({ problem }: { problem: string | null }) {
  const text = useText();
  const { ui, commands, returning, snapshots } = useTill();
  const typed = useUi((state) => state.typed.receipt);
  const { isBusy, by, customer } = useStore(returning);
  const isTraining = useStore(snapshots.sale, ({ snapshot }) => snapshot?.training != null);
  const isHostGone = useIsHostGone();
  return (
    <div className={css.finder}>
      <fieldset className={css.ways} aria-label={text('return.by')}>
        {ways.map((way) => (
          <Button
            takesFocus
            key={way.by}
            icon={way.icon}
            keyLabel={way.key}
            testId={`return-by-${way.by}`}
            isPressed={way.by === by}
            isDisabled={isTraining && way.by !== 'number'}
            onPress={() => commands.returnBy(way.by)}
          >
            {text(`return.by.${way.by}`)}
          </Button>
        ))}
      </fieldset>
      <TextField
        key={by}
        label={text(`return.${by}`)}
        hint={text(`return.${by}.hint`)}
        // Of a list that could not be had the list itself says it.
        problem={customer === null ? problem : null}
        placeholder={by === 'number' ? '2-000042-K7' : ''}
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
        {text(`return.find.${by}`)}
      </Button>
      {by === 'customer' && <CustomerReceipts problem={problem} />}
      {by === 'item' && <FoundGoods />}
    </div>
  );
}
