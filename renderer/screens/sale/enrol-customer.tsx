import { UserPlus, UserRound, X } from 'lucide-react';
import { consentPurposes } from '../../../domain/customer/consent.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { isFoundBySame, type NewCustomer } from '../../state/new-customer.ts';
import { dismissNotices } from '../../state/notices.ts';
import { setTyped } from '../../state/ui.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './enrol-customer.module.css';

type TypedField = 'firstName' | 'lastName' | 'phone' | 'email' | 'postcode' | 'city';

/** Somebody becomes a customer in seconds: a name and one way to find them again; each consent asked by itself. */
export function EnrolCustomer({ person }: { person: NewCustomer }) {
  const text = useText();
  const { ui, commands, notices } = useTill();
  const isHostGone = useIsHostGone();
  const { said, consents, knownId } = person;
  const type = (changes: Partial<NewCustomer>) => {
    const typed = { ...person, ...changes };
    const isStillKnown = isFoundBySame(typed, person);
    // By another number they may be nobody's: what was said of the first one goes with it.
    if (knownId !== null && !isStillKnown) dismissNotices(notices);
    setTyped(ui, { newCustomer: isStillKnown ? typed : { ...typed, knownId: null } });
  };
  const field = (name: TypedField, maxLength: number, more = {}) => (
    <TextField
      label={text(`customer.new.${name}`)}
      value={said[name]}
      maxLength={maxLength}
      testId={`new-customer-${name}`}
      onChange={({ target }) => type({ said: { ...said, [name]: target.value } })}
      {...more}
    />
  );
  return (
    <>
      <div className={css.pair}>
        {field('firstName', 60, { autoFocus: true })}
        {field('lastName', 60)}
        {field('phone', 40, { inputMode: 'tel' })}
        {field('email', 200, { inputMode: 'email' })}
        {field('postcode', 20)}
        {field('city', 100)}
      </div>
      <div className={css.consents}>
        {consentPurposes.map((purpose) => (
          <Choice
            key={purpose}
            label={text(`customer.consent.${purpose}`)}
            options={[
              { value: 'yes', label: text('customer.consent.yes') },
              { value: 'no', label: text('customer.consent.no') },
            ]}
            isChosen={(value) => consents[purpose] === (value === 'yes')}
            onChoose={(value) => type({ consents: { ...consents, [purpose]: value === 'yes' } })}
          />
        ))}
      </div>
      {knownId !== null ? (
        <div className={css.known}>
          <Button
            takesFocus
            icon={UserRound}
            testId="new-customer-known"
            isDisabled={isHostGone}
            onPress={() => commands.nameCustomer(knownId)}
          >
            {text('customer.new.choose')}
          </Button>
          <Button
            takesFocus
            testId="new-customer-other"
            isDisabled={isHostGone}
            onPress={() => commands.enrolCustomer(true)}
          >
            {text('customer.new.somebody-else')}
          </Button>
        </div>
      ) : (
        <div className={css.actions}>
          <Button takesFocus icon={X} onPress={() => setTyped(ui, { newCustomer: null })}>
            {text('customer.new.cancel')}
          </Button>
          <Button
            takesFocus
            look="main"
            icon={UserPlus}
            className={css.main}
            keyLabel={text('key.enter')}
            testId="new-customer-save"
            isDisabled={isHostGone || said.lastName.trim() === ''}
            onPress={() => commands.enrolCustomer(false)}
          >
            {text('customer.new.save')}
          </Button>
        </div>
      )}
    </>
  );
}
