import { Trash2, X } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import css from './customer-fields.module.css';

/** Somebody asks to be forgotten: said what goes and what stays, where the form was ended before, then done by a second touch. */
export function EraseCustomer({ customerId, onKeep }: { customerId: string; onKeep: () => void }) {
  const text = useText();
  const { commands } = useTill();
  const isHostGone = useIsHostGone();
  return (
    <section className={css.erase} aria-label={text('customer.erase')}>
      <p>{text('customer.erase.what')}</p>
      <div className={css.actions}>
        <Button takesFocus autoFocus icon={X} onPress={onKeep}>
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
