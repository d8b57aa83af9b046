import { Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './customer-fields.module.css';

/** Somebody asks to be forgotten: said what goes and what stays, then done by a second touch elsewhere. */
export function EraseCustomer({ customerId }: { customerId: string }) {
  const text = useText();
  const { commands } = useTill();
  const isHostGone = useIsHostGone();
  const [isAsked, setAsked] = useState(false);
  if (!isAsked)
    return (
      <Button
        takesFocus
        look="bare"
        icon={Trash2}
        testId="customer-erase"
        onPress={() => setAsked(true)}
      >
        {text('customer.erase')}
      </Button>
    );
  return (
    <section aria-label={text('customer.erase')}>
      <p>{text('customer.erase.what')}</p>
      <div className={css.actions}>
        <Button takesFocus autoFocus icon={X} onPress={() => setAsked(false)}>
          {text('customer.erase.keep')}
        </Button>
        <Button
          takesFocus
          icon={Trash2}
          testId="customer-erase-now"
          isDisabled={isHostGone}
          onPress={() => commands.eraseCustomer(customerId)}
        >
          {text('customer.erase.now')}
        </Button>
      </div>
    </section>
  );
}
