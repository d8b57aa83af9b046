import { PauseCircle, ScanBarcode } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { openSheet } from '../../state/ui.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import { DayHint } from './day-hint.tsx';
import css from './sale-empty.module.css';
import { ShelvesBrowser } from './shelves-browser.tsx';

/** Nobody has scanned yet: what to do, and the shelves for who has nothing to scan. */
export function SaleEmpty() {
  const text = useText();
  const { ui, snapshots } = useTill();
  const isHostGone = useIsHostGone();
  const count = useStore(snapshots.sale, ({ snapshot }) => snapshot?.suspendedCount ?? 0);
  return (
    // While nothing in it can be touched it is scrolled by keys itself.
    <div className={css.screen} {...(isHostGone && { tabIndex: 0 })}>
      <header className={css.head}>
        <ScanBarcode className={css.icon} aria-hidden="true" />
        <div className={css.words}>
          <p className={css.title}>{text('sale.empty.title')}</p>
          <p className={css.text}>{text('sale.empty.text')}</p>
        </div>
        {count > 0 && (
          <Button icon={PauseCircle} keyLabel="F8" onPress={() => openSheet(ui, 'suspended')}>
            {text('sale.empty.resume', { count })}
          </Button>
        )}
      </header>
      <DayHint />
      <ShelvesBrowser />
    </div>
  );
}
