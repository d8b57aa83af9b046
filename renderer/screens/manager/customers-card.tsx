import { customerShareBp } from '../../../domain/report/indicators.ts';
import { classNames } from '../../components/class-names.ts';
import { countText, shareText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import screen from './manager-screen.module.css';
import { NamedRow } from './named-row.tsx';
import type { Sight } from './use-desk.ts';

/** Who buys: how many are known by name. */
export function CustomersCard({ sight: { report, comparison, beforeName } }: { sight: Sight }) {
  const text = useText();
  const language = useLanguage();
  const { figures } = report;
  const share = customerShareBp(figures);
  const before = comparison && customerShareBp(comparison.figures);
  const words = (bp: number | null): string => (bp === null ? '–' : shareText(bp, language));
  return (
    <section
      className={classNames(screen.card, screen.third)}
      aria-label={text('manager.customers')}
      data-testid="manager-customers"
    >
      <div className={screen.head}>
        <h2 className={screen.title}>{text('manager.customers')}</h2>
      </div>
      <div className={screen.scroll}>
        <NamedRow
          name={text('manager.customers.share')}
          note={
            before === null
              ? ''
              : text('manager.customers.share.before', { share: words(before), day: beforeName })
          }
          figure={words(share)}
        />
        <NamedRow
          name={text('manager.customers.known')}
          figure={text('manager.customers.of', {
            part: countText(figures.customerCount, language),
            whole: countText(figures.transactionCount, language),
          })}
        />
        <NamedRow
          name={text('manager.customers.articles')}
          figure={countText(figures.articlesSold, language)}
        />
      </div>
    </section>
  );
}
