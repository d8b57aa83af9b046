import { PackageOpen } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { countText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { showSheet } from '../../state/sale-moves.ts';
import { useTill } from '../../state/use-till.ts';
import { CardEmpty } from './card-empty.tsx';
import screen from './manager-screen.module.css';
import { NamedRow } from './named-row.tsx';
import type { Sight } from './use-desk.ts';

/** What the store has to hand over and to send; what nobody counts is not there. */
export function PrepareCard({ sight: { report } }: { sight: Sight }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const { orders } = report;
  const rows = orders && [
    { name: text('manager.prepare.pick-up'), count: orders.toPickUp },
    { name: text('manager.prepare.ship'), count: orders.toShip },
    { name: text('manager.prepare.transfers'), count: orders.transfersAsked },
    { name: text('manager.prepare.broken'), count: orders.brokenPromises },
  ];
  return (
    <section
      className={classNames(screen.card, screen.third)}
      aria-label={text('manager.prepare')}
      data-testid="manager-prepare"
    >
      <div className={screen.head}>
        <h2 className={screen.title}>{text('manager.prepare')}</h2>
        <Button
          takesFocus
          look="bare"
          keyLabel={text('key.altc')}
          testId="manager-open-orders"
          onPress={() => showSheet(till, 'orders')}
        >
          {text('manager.prepare.open')}
        </Button>
      </div>
      <div className={screen.scroll}>
        {rows ? (
          rows.map(
            ({ name, count }) =>
              count !== null && (
                <NamedRow key={name} name={name} figure={countText(count, language)} />
              ),
          )
        ) : (
          <CardEmpty
            icon={PackageOpen}
            title={text('manager.prepare.unknown')}
            text={text('manager.prepare.unknown.text')}
          />
        )}
      </div>
    </section>
  );
}
