import { PauseCircle, ScanBarcode, Search } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useText } from '../../i18n/use-text.ts';
import { openSheet, setTyped } from '../../state/ui.ts';
import { useTill } from '../../state/use-till.ts';

export function SaleEmpty() {
  const text = useText();
  const { ui, snapshots } = useTill();
  const count = useStore(snapshots.sale, ({ snapshot }) => snapshot?.suspendedCount ?? 0);
  return (
    <EmptyState icon={ScanBarcode} title={text('sale.empty.title')} text={text('sale.empty.text')}>
      <Button icon={Search} keyLabel="F2" onPress={() => setTyped(ui, { isSearchOpen: true })}>
        {text('sale.empty.search')}
      </Button>
      {count > 0 && (
        <Button icon={PauseCircle} keyLabel="F8" onPress={() => openSheet(ui, 'suspended')}>
          {text('sale.empty.resume', { count })}
        </Button>
      )}
    </EmptyState>
  );
}
