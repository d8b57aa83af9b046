import { LoaderCircle } from 'lucide-react';
import { useEffect } from 'react';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useTill } from '../../state/use-till.ts';
import { CustomersCard } from './customers-card.tsx';
import { DecisionsCard } from './decisions-card.tsx';
import { DeskBar } from './desk-bar.tsx';
import { GivenCard } from './given-card.tsx';
import { HoursCard } from './hours-card.tsx';
import { KeyFigures } from './key-figures.tsx';
import css from './manager-screen.module.css';
import { MoneyCard } from './money-card.tsx';
import { PrepareCard } from './prepare-card.tsx';
import { SoldCard } from './sold-card.tsx';
import { TillsCard } from './tills-card.tsx';
import { useSight } from './use-desk.ts';

/** The store at a glance: its figures, what waits for a decision, what is to be prepared. */
export function ManagerScreen() {
  const text = useText();
  const { desk } = useTill();
  useEffect(() => desk.open(), [desk]);
  const sight = useSight();
  return (
    <>
      <div className={css.glance} data-testid="manager">
        <DeskBar sight={sight} />
        {sight === null ? (
          <div className={css.loading}>
            <EmptyState icon={LoaderCircle} title={text('manager.loading')} />
          </div>
        ) : (
          <>
            <KeyFigures sight={sight} />
            <HoursCard sight={sight} />
            <DecisionsCard sight={sight} />
            <CustomersCard sight={sight} />
            <PrepareCard sight={sight} />
            <TillsCard sight={sight} />
          </>
        )}
      </div>
      {sight !== null && (
        <div className={classNames(css.more, sight.desk.isByAssociate && css.four)}>
          <SoldCard sight={sight} of="categories" />
          {sight.desk.isByAssociate && <SoldCard sight={sight} of="associates" />}
          <GivenCard sight={sight} />
          <MoneyCard sight={sight} />
        </div>
      )}
    </>
  );
}
