import { Plane } from 'lucide-react';
import { useStore } from 'zustand';
import type { EntryPlace } from '../../../domain/transaction/entry-place.ts';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { openTaxFree } from '../../state/tax-free-moves.ts';
import { useIsHostGone, useMay, useTill } from '../../state/use-till.ts';

/** Where a receipt is shown: a slip for the customs of it. Not there where the shop offers none. */
export function TaxFreeButton({
  of: { journalId, sequence },
  keyLabel,
  takesFocus = false,
}: {
  of: EntryPlace;
  keyLabel: string;
  /** In a sheet. */
  takesFocus?: boolean;
}) {
  const text = useText();
  const till = useTill();
  const isHostGone = useIsHostGone();
  const isAllowed = useMay('tax-free');
  const isOffered = useStore(
    till.snapshots.till,
    ({ snapshot }) => snapshot?.isTaxFreeOffered ?? false,
  );
  const isTraining = useStore(till.snapshots.sale, ({ snapshot }) => snapshot?.training != null);
  if (!isOffered || !isAllowed || isTraining) return null;
  return (
    <Button
      icon={Plane}
      keyLabel={keyLabel}
      takesFocus={takesFocus}
      isDisabled={isHostGone}
      testId="tax-free-open"
      onPress={() => openTaxFree(till, [{ journalId, sequence }])}
    >
      {text('tax-free.title')}
    </Button>
  );
}
