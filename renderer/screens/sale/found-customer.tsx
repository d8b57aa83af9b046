import { Button } from '../../components/button.tsx';
import { phoneText } from '../../i18n/phone-text.ts';
import css from './found-customer.module.css';

/** One customer that was found: who, and what tells two of one name apart. */
export function FoundCustomer({
  customer: { id, name, phone, email, city },
  isDisabled,
  onPress,
}: {
  customer: { id: string; name: string; phone: string; email: string; city: string };
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
      <span className={css.name}>{name}</span>{' '}
      <span className={css.about}>
        {[city, phoneText(phone), email].filter((part) => part !== '').join(' · ')}
      </span>
    </Button>
  );
}
