import { Gift, X } from 'lucide-react';
import type { CustomerLoyalty as Known } from '../../../contract/host/calls/customer-calls.ts';
import { Button } from '../../components/button.tsx';
import figures from '../../components/figure-list.module.css';
import { countText, moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useBasket, useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './customer-loyalty.module.css';
import { LoyaltyFigures } from './loyalty-figures.tsx';
import { useLoyalty } from './use-loyalty.ts';

/** A customer's points and tier with their age, what the basket earns, and the rewards it may have. */
export function CustomerLoyalty() {
  const text = useText();
  const language = useLanguage();
  const known = useLoyalty();
  if (known === null) return null;
  const { names, earned, offers } = known;
  return (
    <section className={figures.block} aria-label={names[language]} data-testid="loyalty">
      <LoyaltyFigures
        known={known}
        testId="loyalty-points"
        more={
          <div>
            <dt>{text('loyalty.earned')}</dt>
            <dd data-testid="loyalty-earned">{countText(earned, language)}</dd>
          </div>
        }
      />
      {offers.length > 0 && (
        <ul className={css.offers} aria-label={text('loyalty.rewards')}>
          {offers.map((offer, index) => (
            <li key={offer.id} className={css.offer}>
              <Offer offer={offer} index={index} currency={known.currency} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Offer({
  offer: { id, names, points, isTaken, lacks },
  index,
  currency,
}: {
  offer: Known['offers'][number];
  index: number;
  currency: string;
}) {
  const text = useText();
  const language = useLanguage();
  const { commands } = useTill();
  const isHostGone = useIsHostGone();
  const isPartPaid = (useBasket()?.tenders.length ?? 0) > 0;
  return (
    <>
      <span className={css.about}>
        <span>{names[language]}</span>
        <span className={css.quiet}>
          {lacks === null
            ? text('loyalty.cost', { count: points })
            : text(`loyalty.lacks.${lacks.kind}`, {
                count: lacks.kind === 'points' ? lacks.by : 0,
                amount: lacks.kind === 'amount' ? moneyText(lacks.by, currency, language) : '',
              })}
        </span>
      </span>
      <Button
        takesFocus
        icon={isTaken ? X : Gift}
        {...(index < rewardKeys ? { keyLabel: `F${index + 1}` } : {})}
        isPressed={isTaken}
        isDisabled={isHostGone || isPartPaid || (lacks !== null && !isTaken)}
        testId={`reward-${id}`}
        onPress={() => (isTaken ? commands.removeReward(id) : commands.takeReward(id))}
      >
        {text(isTaken ? 'loyalty.remove' : 'loyalty.take')}
        <span className="visually-hidden"> {names[language]}</span>
      </Button>
    </>
  );
}

/** F1 to F4 take the first rewards, or take them off. */
const rewardKeys = 4;
