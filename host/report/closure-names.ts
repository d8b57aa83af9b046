import { ownReasons } from '../../domain/order/given-up.ts';
import type { Reason } from '../../domain/pricing/discount-reasons.ts';
import type { ReceiptLanguage } from '../../domain/receipt/receipt-facts.ts';
import type { ClosureNames } from '../../domain/report/closure-facts.ts';
import { type TenderSettings, tenderTypeIn } from '../../domain/tender/tender-settings.ts';

/** What the shop calls tenders, people and reasons today; what it does not know any more keeps its code. */
export function closureNames({
  language,
  tenders,
  reasons,
  aliasOf,
}: {
  language: ReceiptLanguage;
  tenders: TenderSettings;
  reasons: Readonly<Record<string, readonly Reason[]>>;
  aliasOf(operatorId: string): string;
}): ClosureNames {
  const known = new Map(
    [ownReasons, ...Object.values(reasons)].flatMap((list) =>
      list.map((reason) => [reason.code, reason[language]]),
    ),
  );
  return {
    tender: (type) => tenderTypeIn(tenders, type)?.names[language] ?? type,
    operator: (id) => (id === '' ? '' : aliasOf(id) || id),
    reason: (code) => known.get(code) ?? code,
  };
}
