import { ReceiptText } from 'lucide-react';
import { useStore } from 'zustand';
import type { AuditRow } from '../../../contract/host/calls/audit-calls.ts';
import { Button } from '../../components/button.tsx';
import { actionName } from '../../i18n/action-name.ts';
import { dayText, moneyText } from '../../i18n/format.ts';
import type { MessageKey } from '../../i18n/texts.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { openReceipts } from '../../state/open-receipts.ts';
import { useTill } from '../../state/use-till.ts';
import { auditDetail } from './audit-detail.ts';
import css from './audit-sheet.module.css';

/** When, what, who, how much; and the receipt it is about. */
export function AuditLine({ row }: { row: AuditRow }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const reasons = useStore(till.snapshots.people, ({ snapshot }) => snapshot?.reasons);
  const { kind, what, at, businessDay, operatorAlias, askedByAlias, amountMinor, receipt } = row;
  const about = eventNames.get(what) ?? (kind === 'approval' ? actionName(what) : null);
  const who = operatorAlias || askedByAlias || text('audit.till');
  const isAsked = kind === 'approval' && operatorAlias !== '';
  return (
    <div className={css.line} data-testid={`audit-${kind}`}>
      <span className={css.when}>
        <span className="figures">{at.slice(11, 16)}</span>
        <span className={css.quiet}>{dayText(businessDay, language)}</span>
      </span>
      <span className={css.what}>
        <span className={css.strong}>
          {text(`audit.kind.${kind}`)}
          {about !== null && ` · ${text(about)}`}
          {row.isTraining && ` · ${text('audit.training')}`}
        </span>
        <span className={css.quiet}>
          {isAsked ? text('audit.approved', { approver: who, name: askedByAlias }) : who}
          {row.detail !== '' && ` · ${auditDetail(row.detail, { text, language, reasons })}`}
        </span>
      </span>
      <span className={css.amount}>
        {amountMinor !== null && moneyText(amountMinor, row.currency, language)}
      </span>
      <span className={css.receipt}>
        {receipt && (
          <Button
            takesFocus
            look="soft"
            icon={ReceiptText}
            testId="audit-receipt"
            onPress={() => openReceipts(till, receipt.number)}
          >
            {receipt.number}
          </Button>
        )}
      </span>
    </div>
  );
}

/** Of what their kind alone does not say. */
const eventNames: ReadonlyMap<string, MessageKey> = new Map([
  ['signed-on', 'audit.signed-on'],
  ['signed-off', 'audit.signed-off'],
  ['sign-on-refused', 'audit.pin-refused'],
  ['approval-refused', 'audit.pin-refused'],
  ['drawer-opened-again', 'audit.drawer-again'],
  ['training-began', 'audit.training-began'],
  ['training-ended', 'audit.training-ended'],
]);
