import type { ApprovalQuestion } from '../../../contract/host/calls/approval-calls.ts';
import { actionName } from '../../i18n/action-name.ts';
import { moneyText, rateText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import css from './approval-sheet.module.css';

/** Who wants what, how much it comes to, and how far they may go alone. */
export function AskedFor({ question, name }: { question: ApprovalQuestion; name: string }) {
  const text = useText();
  const language = useLanguage();
  const { action, asked, limit } = question;
  const isPart = asked !== null && asked.ofMinor > asked.amountMinor;
  const money = (minor: number): string => moneyText(minor, asked?.currency ?? 'EUR', language);
  const limits = [
    ...(limit?.rateBp == null
      ? []
      : [text('approval.rate', { rate: rateText(limit.rateBp, language) })]),
    ...(limit?.amountMinor == null ? [] : [money(limit.amountMinor)]),
  ];
  return (
    <div className={css.asked} data-testid="approval-asked">
      <p className={css.quiet}>{text('approval.asks', { name })}</p>
      <p className={css.what}>{text(actionName(action))}</p>
      {asked && (
        <p className={css.amount}>
          {isPart
            ? text('approval.amount', {
                amount: money(asked.amountMinor),
                of: money(asked.ofMinor),
              })
            : money(asked.amountMinor)}
          {isPart && ` · ${rateText(rateOf(asked), language)}`}
        </p>
      )}
      <p className={css.quiet}>
        {limits.length === 0
          ? text('approval.limit.never')
          : text('approval.limit', { limit: limits.join(' · ') })}
      </p>
    </div>
  );
}

/** For reading: hundredths of a percent, to the nearest tenth of a percent. */
function rateOf({ amountMinor, ofMinor }: { amountMinor: number; ofMinor: number }): number {
  return Math.round((amountMinor / ofMinor) * 1_000) * 10;
}
