import { BookmarkCheck, Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { PlacedView } from '../../../contract/host/basket-shapes.ts';
import type { ReceiptDocument } from '../../../domain/receipt/receipt-document.ts';
import { Button } from '../../components/button.tsx';
import { Notices } from '../../components/notice.tsx';
import { ReceiptPaper } from '../../components/receipt-paper.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { hasPrinter, isUnderWay, newestJob } from '../../state/print-jobs.ts';
import { printPlaced } from '../../state/receipt-moves.ts';
import { isSamePlace } from '../../state/receipt-store.ts';
import { seat } from '../../state/snapshots.ts';
import { useIsHostGone, usePrinting, useTill, useZone } from '../../state/use-till.ts';
import { untilText } from '../item/promise-words.ts';
import { PrintState } from '../receipts/print-state.tsx';
import { NoPrinter } from './no-printer.tsx';
import { OwedNotice } from './owed-notice.tsx';
import { PaidEnd } from './paid-end.tsx';
import css from './paid-screen.module.css';
import choices from './receipt-choices.module.css';

const actKeys = { again: 'R', other: 'O', 'give-up': 'X' } as const;

/** An order that nothing was paid on: until when it is kept, its paper, and the code to collect it by, the largest figure. */
export function PlacedScreen({ placed }: { placed: PlacedView }) {
  const text = useText();
  const language = useLanguage();
  const zone = useZone();
  const { number, holdUntil, dueMinor, currency, isReservation } = placed;
  return (
    <div className={css.screen}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a paper that scrolls is scrolled by keys too. */}
      <section className={css.card} tabIndex={0}>
        <header className={css.header}>
          <BookmarkCheck className={css.icon} aria-hidden="true" />
          <h2>{text(isReservation ? 'placed.reserved' : 'placed.ordered')}</h2>
        </header>
        <dl className={css.facts}>
          <div>
            <dt>{text('placed.number')}</dt>
            <dd data-testid="order-number">{number}</dd>
          </div>
          {holdUntil !== '' && (
            <div>
              <dt>{text('placed.until')}</dt>
              <dd>{untilText(holdUntil, language, zone)}</dd>
            </div>
          )}
          <div>
            <dt>{text('placed.due')}</dt>
            <dd className={css.total}>{moneyText(dueMinor, currency, language)}</dd>
          </div>
          <div>
            <dt>{text('paid.extract')}</dt>
            <dd className={css.code}>{placed.extract}</dd>
          </div>
        </dl>
        <Paper key={placed.sequence} placed={placed} />
      </section>
      <section className={css.desk}>
        <Notices />
        <PaperChoices placed={placed} />
        <PaidEnd label={text('placed.code')} amount={placed.collectCode} testId="collect-code" />
      </section>
    </div>
  );
}

/** As its first print says it. */
function Paper({ placed: { journalId, sequence } }: { placed: PlacedView }) {
  const { host } = useTill();
  const [document, setDocument] = useState<ReceiptDocument | null>(null);
  useEffect(() => {
    let isDrawn = true;
    void host.call('orderDocument', { seat, journalId, sequence }).then((answer) => {
      if (isDrawn && answer.ok) setDocument(answer.value.document);
    });
    return () => {
      isDrawn = false;
    };
  }, [host, journalId, sequence]);
  return document && <ReceiptPaper document={document} />;
}

function PaperChoices({ placed }: { placed: PlacedView }) {
  const text = useText();
  const till = useTill();
  const printing = usePrinting();
  const isHostGone = useIsHostGone();
  const job = newestJob(printing, placed, 'order');
  const isSet = hasPrinter(printing);
  const isCopy = job?.state === 'printed' || job?.state === 'unknown';
  const owed = printing?.owed.find(({ of }) => isSamePlace(of, placed));
  return (
    <section className={choices.choices} aria-label={text('receipt.choices')}>
      <Button
        icon={Printer}
        className={choices.wide}
        keyLabel="P"
        isDisabled={!isSet || isHostGone || isUnderWay(job)}
        testId="print-order"
        onPress={() => printPlaced(till)}
      >
        {text(isCopy ? 'receipt.print.copy' : 'placed.print')}
      </Button>
      {owed && <OwedNotice reason={owed.reason} />}
      <NoPrinter />
      {job && <PrintState job={job} keys={actKeys} />}
    </section>
  );
}
