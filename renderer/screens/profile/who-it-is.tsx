import { Check, Minus, UserRound, X } from 'lucide-react';
import { useStore } from 'zustand';
import type { CustomerProfile } from '../../../contract/host/calls/profile-calls.ts';
import { consentPurposes } from '../../../domain/customer/consent.ts';
import { Button } from '../../components/button.tsx';
import figures from '../../components/figure-list.module.css';
import { dayText, moneyText } from '../../i18n/format.ts';
import { phoneText } from '../../i18n/phone-text.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { askCustomer } from '../../state/ui.ts';
import { useTill } from '../../state/use-till.ts';
import { KnownAt } from '../sale/known-at.tsx';
import { LoyaltyFigures } from '../sale/loyalty-figures.tsx';
import { useLoyalty } from '../sale/use-loyalty.ts';
import css from './profile-sheet.module.css';

/** Who somebody is, what they agreed to, and their points. */
export function WhoItIs({ known }: { known: CustomerProfile }) {
  const text = useText();
  const { ui } = useTill();
  const { customer } = known;
  const { firstName, lastName, companyName, phone, email, postcode, city, cardNumber } = customer;
  const name = `${firstName} ${lastName}`.trim();
  const lines = [
    phoneText(phone),
    email,
    `${postcode} ${city}`.trim(),
    cardNumber === '' ? '' : `${text('profile.card')} ${cardNumber}`,
  ].filter((line) => line !== '');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too.
    <section className={css.who} tabIndex={0} aria-label={text('profile.contact')}>
      <h3 className={css.name}>{companyName === '' ? name : companyName}</h3>
      {companyName !== '' && <p>{name}</p>}
      {lines.map((line) => (
        <p key={line} className={css.line}>
          {line}
        </p>
      ))}
      <Points />
      <Orders />
      <Habits known={known} />
      <Consents customer={customer} />
      <Button
        takesFocus
        icon={UserRound}
        keyLabel="F3"
        testId="profile-change"
        onPress={() => askCustomer(ui)}
      >
        {text('profile.change')}
      </Button>
    </section>
  );
}

function Points() {
  const language = useLanguage();
  const known = useLoyalty();
  if (known === null) return <KnownAt />;
  return (
    <section className={figures.block} aria-label={known.names[language]}>
      <LoyaltyFigures known={known} testId="profile-points" />
    </section>
  );
}

function Orders() {
  const text = useText();
  const language = useLanguage();
  const { profile } = useTill();
  const { orders } = useStore(profile.state, ({ history }) => history);
  if (orders.length === 0) return null;
  return (
    <section aria-label={text('profile.orders')} data-testid="profile-orders">
      <h4 className={css.label}>{text('profile.orders')}</h4>
      <ul className={css.consents}>
        {orders.map(({ id, number, name, moreCount, state, amountMinor, currency }) => (
          <li key={id}>
            <span className={css.order}>
              {number}
              <span>{moneyText(amountMinor, currency, language)}</span>
            </span>
            <span className={css.when}>
              {text(`profile.order.${state}`)}
              {' · '}
              {text('profile.orders.more', { name, count: moreCount })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Sizes, preferences, and who looks after them. */
function Habits({ known: { sizes, preferences, associate } }: { known: CustomerProfile }) {
  const text = useText();
  const { profile } = useTill();
  const isBusy = useStore(profile.state, (state) => state.isBusy);
  return (
    <>
      {sizes.length > 0 && (
        <section aria-label={text('profile.sizes')} data-testid="profile-sizes">
          <h4 className={css.label}>{text('profile.sizes')}</h4>
          <ul className={css.consents}>
            {sizes.map(({ category, size, isSaid }) => (
              <li key={category} className={css.order}>
                {category}
                <span>
                  {size}
                  {!isSaid && <span className={css.quiet}> · {text('profile.sizes.bought')}</span>}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {preferences.length > 0 && (
        <section aria-label={text('profile.preferences')} data-testid="profile-preferences">
          <h4 className={css.label}>{text('profile.preferences')}</h4>
          <ul className={css.consents}>
            {preferences.map(({ key, text: said }) => (
              <li key={key} className={css.order}>
                {said}
                <Button
                  takesFocus
                  look="bare"
                  icon={X}
                  isDisabled={isBusy}
                  onPress={() => profile.mark({ kind: 'preference', key, value: null })}
                >
                  <span className="visually-hidden">
                    {text('profile.preferences.remove', { text: said })}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label={text('profile.associate')}>
        <h4 className={css.label}>{text('profile.associate')}</h4>
        <p data-testid="profile-associate">{associate || text('profile.associate.none')}</p>
        <Button
          takesFocus
          keyLabel="F10"
          testId="profile-take"
          isDisabled={isBusy}
          onPress={() => profile.mark({ kind: 'associate', key: '', value: '' })}
        >
          {text('profile.associate.take')}
        </Button>
      </section>
    </>
  );
}

function Consents({ customer: { consents } }: Pick<CustomerProfile, 'customer'>) {
  const text = useText();
  const language = useLanguage();
  return (
    <section aria-label={text('profile.consents')}>
      <h4 className={css.label}>{text('profile.consents')}</h4>
      <ul className={css.consents}>
        {consentPurposes.map((purpose) => {
          const { isGiven, at } = consents[purpose];
          const Icon = isGiven ? Check : Minus;
          return (
            <li key={purpose} className={css.consent}>
              <Icon className={css.icon} aria-hidden="true" />
              <span>
                {text(`profile.consent.${purpose}`)}
                <span className={css.when}>
                  {isGiven
                    ? text('profile.consent.given', { day: dayText(at, language) })
                    : text('profile.consent.not')}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
