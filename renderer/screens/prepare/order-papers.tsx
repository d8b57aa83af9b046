import { Printer, Tag } from 'lucide-react';
import { useStore } from 'zustand';
import type { OrderDetail } from '../../../contract/host/calls/order-work-calls.ts';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { papersOf } from '../../state/order-acts.ts';
import { paperKeys } from '../../state/prepare-moves.ts';
import { hasPrinter } from '../../state/print-jobs.ts';
import { useIsHostGone, usePrinting, useTill } from '../../state/use-till.ts';
import css from './prepare-sheet.module.css';
import { SentPaper } from './sent-paper.tsx';

/** The papers of a parcel: what lies in it, with or without prices, and where it goes. */
export function OrderPapers({ order, group }: { order: OrderDetail; group: number }) {
  const text = useText();
  const { prepare } = useTill();
  const { hasPrices } = useStore(prepare.state);
  const isHostGone = useIsHostGone();
  const isPrinting = hasPrinter(usePrinting());
  const papers = papersOf(order, group);
  if (papers.length === 0) return null;
  return (
    <div className={css.part}>
      <h3 className={css.label}>{text('prepare.papers')}</h3>
      {!isPrinting && <p className={css.why}>{text('prepare.no-printer')}</p>}
      <div className={css.acts}>
        {papers.map((paper) => (
          <Button
            key={paper}
            takesFocus
            icon={paper === 'address-label' ? Tag : Printer}
            keyLabel={paperKeys[paper]}
            className={css.other}
            isDisabled={isHostGone || !isPrinting}
            testId={`prepare-print-${paper}`}
            onPress={() => prepare.print(paper)}
          >
            {text(`prepare.print.${paper}`)}
          </Button>
        ))}
        {papers.includes('packing-slip') && (
          <Button
            takesFocus
            keyLabel={paperKeys.prices}
            look={hasPrices ? 'plain' : 'soft'}
            className={css.other}
            isPressed={!hasPrices}
            testId="prepare-no-prices"
            onPress={prepare.turnPrices}
          >
            {text('prepare.no-prices')}
          </Button>
        )}
      </div>
      <SentPaper />
    </div>
  );
}
