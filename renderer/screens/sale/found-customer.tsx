import type { FoundCustomer as FoundCustomerView } from '../../../contract/host/calls/customer-calls.ts';
import { Button } from '../../components/button.tsx';
import { phoneText } from '../../i18n/phone-text.ts';
import css from './found-customer.module.css';

/** One customer that was found: who, and what tells two of one name apart. */
export function FoundCustomer({
  customer: { id, name, phone, email, city, companyName },
  isDisabled,
  onPress,
}: {
  customer: FoundCustomerView;
  isDisabled: boolean;
  onPress(): void;
}) {
  return (
    <Button
      takesFocus
      className={css.row}
      testId={`customer-${id}`}
      isDisabled={isDisabled}
      onPress={onPress}
    >
      <span className={css.name}>{companyName === '' ? name : `${companyName} · ${name}`}</span>{' '}
      <span className={css.about}>
        {[city, phoneText(phone), email].filter((part) => part !== '').join(' · ')}
      </span>
    </Button>
  );
}
