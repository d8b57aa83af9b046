import type { ReactNode } from 'react';
import type { CustomerLoyalty } from '../../../contract/host/calls/customer-calls.ts';
import figures from '../../components/figure-list.module.css';
import { countText, dayText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { KnownAt } from './known-at.tsx';

/** A customer's programme, tier and points with what expires next and their age; `more` stands between. */
export function LoyaltyFigures({
  known,
  testId,
  more,
}: {
  known: Pick<CustomerLoyalty, 'names' | 'tier' | 'points' | 'nextExpiry'>;
  testId: string;
  more?: ReactNode;
}) {
  const text = useText();
  const language = useLanguage();
  const { names, tier, points, nextExpiry } = known;
  return (
    <>
      <p className={figures.name}>
        {[names[language], tier?.[language] ?? ''].filter((part) => part !== '').join(' · ')}
      </p>
      <dl className={figures.figures}>
        <div>
          <dt>{text('loyalty.balance')}</dt>
          <dd data-testid={testId}>{countText(points, language)}</dd>
        </div>
        {more}
        {nextExpiry !== null && (
          <div>
            <dt>{text('loyalty.expires', { day: dayText(nextExpiry.on, language) })}</dt>
            <dd>{countText(nextExpiry.points, language)}</dd>
          </div>
        )}
      </dl>
      <KnownAt />
    </>
  );
}
