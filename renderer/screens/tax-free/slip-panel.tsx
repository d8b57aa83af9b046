import { Ban, Printer, RefreshCw } from 'lucide-react';
import { useStore } from 'zustand';
import type { TaxFreeSlipView } from '../../../contract/host/calls/tax-free-calls.ts';
import { Button } from '../../components/button.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { hasPrinter } from '../../state/print-jobs.ts';
import { confirmTaxFree } from '../../state/tax-free-moves.ts';
import { useIsHostGone, usePrinting, useTill } from '../../state/use-till.ts';
import { PrintState } from '../receipts/print-state.tsx';
import { shownState } from './shown-state.ts';
import css from './tax-free-sheet.module.css';

/** How one slip stands, what that means, and what can be done with it. */
export function SlipPanel({ slip }: { slip: TaxFreeSlipView }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const { taxFree } = till;
  const isAsking = useStore(taxFree.state, (state) => state.isAsking);
  const printing = usePrinting();
  const isHostGone = useIsHostGone();
  const state = shownState(slip);
  const money = (minor: number): string => moneyText(minor, slip.currency, language);
  const isLiving = slip.state === 'prepared' || slip.state === 'issued';
  const canBePrinted = slip.state === 'issued' || slip.state === 'validated';
  const [first] = slip.receipts;
  const job = printing?.jobs.find(
    ({ paper, journalId, sequence }) =>
      paper === 'tax-free' && journalId === first?.journalId && sequence === first.sequence,
  );
  return (
    <div className={css.form} data-testid="tax-free-slip" data-state={slip.state}>
      <h3 className={css.label}>{text('tax-free.slip')}</h3>
      <p className={css.state} data-look={state.look}>
        {text(`tax-free.state.${state.name}`)}
      </p>
      {state.explains !== null && <p>{text(`tax-free.explain.${state.explains}`)}</p>}
      {slip.documentId !== '' && (
        <div className={css.document}>
          {canBePrinted && <QrCode data={slip.documentId} label={slip.documentId} />}
          <strong className={css.number} data-testid="tax-free-document">
            {slip.documentId}
          </strong>
        </div>
      )}
      <dl className={css.facts}>
        <div>
          <dt>{text('tax-free.goods')}</dt>
          <dd className="figures">{money(slip.grossMinor)}</dd>
        </div>
        {slip.refundMinor !== null && (
          <div>
            <dt>{text('tax-free.refund')}</dt>
            <dd className="figures">{money(slip.refundMinor)}</dd>
          </div>
        )}
        <div>
          <dt>{text('tax-free.operator')}</dt>
          <dd>
            {slip.operator === 'simulator' ? text('tax-free.operator.simulator') : slip.operator}
          </dd>
        </div>
      </dl>
      {job && <PrintState job={job} />}
      {canBePrinted && !hasPrinter(printing) && printing !== null && (
        <p className={css.quiet}>{text('receipt.no-printer')}</p>
      )}
      <div className={css.acts}>
        <Button
          takesFocus
          icon={RefreshCw}
          isDisabled={isHostGone}
          isPending={isAsking}
          testId="tax-free-refresh"
          onPress={taxFree.refresh}
        >
          {text('tax-free.refresh')}
        </Button>
        <Button
          takesFocus
          icon={Ban}
          isDisabled={isHostGone || !isLiving || slip.isCancelAsked}
          isPending={isAsking}
          testId="tax-free-cancel"
          onPress={taxFree.cancel}
        >
          {text('tax-free.cancel')}
        </Button>
      </div>
      <Button
        takesFocus
        look="main"
        className={css.act}
        icon={Printer}
        keyLabel="F12"
        isDisabled={isHostGone || !canBePrinted || !hasPrinter(printing)}
        testId="tax-free-print"
        onPress={() => confirmTaxFree(till)}
      >
        {text('tax-free.print')}
      </Button>
      <Button takesFocus testId="tax-free-back" onPress={() => taxFree.open([])}>
        {text('tax-free.back')}
      </Button>
    </div>
  );
}
