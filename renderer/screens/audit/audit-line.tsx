import { ReceiptText } from 'lucide-react';
import { useStore } from 'zustand';
import type { AuditRow } from '../../../contract/host/calls/audit-calls.ts';
import { Button } from '../../components/button.tsx';
import { actionName, auditWhat } from '../../i18n/action-name.ts';
import { dayText, moneyText } from '../../i18n/format.ts';
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
  const about = kind === 'approval' ? (auditWhat(what) ?? actionName(what)) : auditWhat(what);
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
          {row.isTraining && kind !== 'training' && ` · ${text('audit.training')}`}
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
