import { Check, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import type { ConsentPurpose } from '../../../domain/customer/consent.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { dayText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import type { CorrectedCustomer } from '../../state/corrected-customer.ts';
import { setTyped } from '../../state/ui.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './customer-fields.module.css';
import { ConsentChoices, CustomerFields } from './customer-fields.tsx';
import { EraseCustomer } from './erase-customer.tsx';

/**
 * What a customer says anew of themselves, and their consents with how they were asked: taken back by the
 * same touch that gives them (GDPR 7(3)).
 */
export function CorrectCustomer({ person }: { person: CorrectedCustomer }) {
  const text = useText();
  const { ui, commands } = useTill();
  const isHostGone = useIsHostGone();
  const proofOf = useProof(person.known);
  const { said, consents, known, customerId } = person;
  /** Whom it is asked about whether they shall be erased. */
  const [erased, setErased] = useState('');
  const type = (changes: Partial<CorrectedCustomer>) =>
    setTyped(ui, { corrected: { ...person, ...changes } });
  return (
    <>
      <CustomerFields said={said} onType={(changed) => type({ said: changed })} />
      <Choice
        label={text('customer.language')}
        options={[
          { value: 'fr', label: text('customer.language.fr') },
          { value: 'en', label: text('customer.language.en') },
        ]}
        isChosen={(language) => said.language === language}
        onChoose={(language) => type({ said: { ...said, language } })}
      />
      <ConsentChoices
        answerOf={(purpose) => consents[purpose] ?? known[purpose].isGiven}
        noteOf={proofOf}
        onAnswer={(purpose, isGiven) => type({ consents: { ...consents, [purpose]: isGiven } })}
      />
      {erased === customerId ? (
        <EraseCustomer customerId={customerId} onKeep={() => setErased('')} />
      ) : (
        <>
          <Button
            takesFocus
            look="bare"
            icon={Trash2}
            testId="customer-erase"
            onPress={() => setErased(customerId)}
          >
            {text('customer.erase')}
          </Button>
          <div className={css.end}>
            <Button takesFocus icon={X} onPress={() => setTyped(ui, { corrected: null })}>
              {text('customer.new.cancel')}
            </Button>
            <Button
              takesFocus
              look="main"
              icon={Check}
              className={css.main}
              keyLabel={text('key.enter')}
              testId="customer-correct-save"
              isDisabled={isHostGone || said.lastName.trim() === ''}
              onPress={() => commands.saveCorrection()}
            >
              {text('customer.correct.save')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

/** When, where, how and by which wording a consent was said. */
function useProof(known: CorrectedCustomer['known']): (purpose: ConsentPurpose) => string {
  const text = useText();
  const language = useLanguage();
  return (purpose) => {
    const { isGiven, at, proof } = known[purpose];
    const day = dayText(at, language);
    if (proof === null)
      return isGiven ? text('customer.consent.since', { day }) : text('customer.consent.unknown');
    const { how, storeName, tillNumber, textVersion } = proof;
    return text('customer.consent.proof', {
      ...{ day, how, store: storeName, till: tillNumber, version: textVersion },
    });
  };
}
