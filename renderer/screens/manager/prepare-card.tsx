import { ClipboardList } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { countText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { cardLists, countsOf } from '../../state/prepare-lists.ts';
import { openWorklists } from '../../state/prepare-moves.ts';
import { showSheet } from '../../state/sale-moves.ts';
import { useTill } from '../../state/use-till.ts';
import { CardEmpty } from './card-empty.tsx';
import screen from './manager-screen.module.css';
import css from './prepare-card.module.css';
import type { Sight } from './use-desk.ts';

/** How much waits in the lists of the orders, what presses first; each opens its list. */
export function PrepareCard({ sight: { desk } }: { sight: Sight }) {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const { works, failure } = useStore(till.prepare.state);
  const isUnknown = works === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: they say when to ask, not what.
  useEffect(() => till.prepare.askAgain(), [till, desk.readAtMs, isUnknown]);
  const counts = countsOf(works ?? []);
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
        {isUnknown && failure !== null ? (
          <CardEmpty
            icon={ClipboardList}
            title={text('manager.prepare.unknown')}
            text={text('manager.prepare.unknown.text')}
          />
        ) : (
          cardLists.map(({ name, lists }) => {
            const count = lists.reduce((sum, list) => sum + (counts.get(list) ?? 0), 0);
            return (
              <Button
                key={name}
                takesFocus
                look="bare"
                className={css.row}
                testId={`manager-list-${name}`}
                onPress={() => openWorklists(till, lists)}
              >
                <span className={css.listed} data-empty={count === 0}>
                  <span>{text(`manager.prepare.${name}`)}</span>
                  <strong className="figures">
                    {isUnknown ? '…' : countText(count, language)}
                  </strong>
                </span>
              </Button>
            );
          })
        )}
      </div>
    </section>
  );
}
