import { sumMinor } from '../../../domain/money/minor.ts';
import { useText } from '../../i18n/use-text.ts';
import screen from './manager-screen.module.css';
import { NamedRow } from './named-row.tsx';
import type { Sight } from './use-desk.ts';

/** Turnover with its VAT, what is no turnover yet, and what the counts found. */
export function MoneyCard({ sight: { report, money } }: { sight: Sight }) {
  const text = useText();
  const { figures, cashDifferences, tills } = report;
  const { grossMinor, netMinor, vatMinor } = figures.turnover;
  const deposits = sumMinor(figures.deposits.map((deposit) => deposit.grossMinor));
  const numberOf = new Map(tills.map(({ tillId, number }) => [tillId, number]));
  return (
    <section className={screen.card} aria-label={text('manager.money')} data-testid="manager-money">
      <div className={screen.head}>
        <h2 className={screen.title}>{text('manager.money')}</h2>
      </div>
      <div>
        <NamedRow name={text('manager.money.gross')} figure={money(grossMinor)} />
        <NamedRow name={text('manager.money.net')} figure={money(netMinor)} />
        <NamedRow name={text('manager.money.vat')} figure={money(vatMinor)} />
        <NamedRow name={text('manager.money.deposits')} figure={money(deposits)} />
        <NamedRow
          name={text('manager.money.gift-cards')}
          figure={money(figures.liabilitiesMinor)}
        />
        <NamedRow
          name={text('manager.money.difference')}
          note={cashDifferences.tills
            .map(({ tillId, amountMinor }) =>
              [
                text('manager.till', { number: numberOf.get(tillId) ?? tillId }),
                money(amountMinor),
              ].join(' '),
            )
            .join(', ')}
          figure={
            cashDifferences.tills.length === 0
              ? text('manager.money.not-counted')
              : money(cashDifferences.totalMinor)
          }
          testId="manager-difference"
        />
      </div>
    </section>
  );
}
