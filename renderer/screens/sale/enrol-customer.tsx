import { UserPlus, UserRound, X } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { isFoundBySame, type NewCustomer } from '../../state/new-customer.ts';
import { dismissNotices } from '../../state/notices.ts';
import { setTyped } from '../../state/ui.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './customer-fields.module.css';
import { ConsentChoices, CustomerFields } from './customer-fields.tsx';

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
  return (
    <>
      <CustomerFields said={said} onType={(changed) => type({ said: changed })} />
      <ConsentChoices
        answerOf={(purpose) => consents[purpose]}
        onAnswer={(purpose, isGiven) => type({ consents: { ...consents, [purpose]: isGiven } })}
      />
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
        <div className={css.end}>
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
