import type { ComponentProps } from 'react';
import type { SaidOfCustomer } from '../../../contract/host/calls/customer-calls.ts';
import { type ConsentPurpose, consentPurposes } from '../../../domain/customer/consent.ts';
import { Choice } from '../../components/choice.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import css from './customer-fields.module.css';

type TypedField = 'firstName' | 'lastName' | 'phone' | 'email' | 'postcode' | 'city';

/** Who somebody is: a name, ways to find them again, where they live. */
export function CustomerFields({
  said,
  onType,
}: {
  said: SaidOfCustomer;
  onType(said: SaidOfCustomer): void;
}) {
  const text = useText();
  const field = (
    name: TypedField,
    maxLength: number,
    more: Pick<ComponentProps<typeof TextField>, 'autoFocus' | 'inputMode'> = {},
  ) => (
    <TextField
      label={text(`customer.new.${name}`)}
      value={said[name]}
      maxLength={maxLength}
      testId={`new-customer-${name}`}
      onChange={({ target }) => onType({ ...said, [name]: target.value })}
      {...more}
    />
  );
  return (
    <div className={css.pair}>
      {field('firstName', 60, { autoFocus: true })}
      {field('lastName', 60)}
      {field('phone', 40, { inputMode: 'tel' })}
      {field('email', 200, { inputMode: 'email' })}
      {field('postcode', 20)}
      {field('city', 100)}
    </div>
  );
}

/** Each consent by itself; none is chosen that nobody gave, and a no is as near as a yes. */
export function ConsentChoices({
  answerOf,
  noteOf,
  onAnswer,
}: {
  /** Undefined: nobody said anything. */
  answerOf(purpose: ConsentPurpose): boolean | undefined;
  /** What is known of it. */
  noteOf?(purpose: ConsentPurpose): string;
  onAnswer(purpose: ConsentPurpose, isGiven: boolean): void;
}) {
  const text = useText();
  return (
    <div className={css.consents}>
      {consentPurposes.map((purpose) => (
        <div key={purpose} data-testid={`consent-${purpose}`}>
          <Choice
            label={text(`customer.consent.${purpose}`)}
            options={[
              { value: 'yes', label: text('customer.consent.yes') },
              { value: 'no', label: text('customer.consent.no') },
            ]}
            isChosen={(value) => answerOf(purpose) === (value === 'yes')}
            onChoose={(value) => onAnswer(purpose, value === 'yes')}
          />
          {noteOf && <p className={css.note}>{noteOf(purpose)}</p>}
        </div>
      ))}
    </div>
  );
}
