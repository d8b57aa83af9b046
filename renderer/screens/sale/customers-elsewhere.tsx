import { useStore } from 'zustand';
import { EntryList } from '../../components/entry-list.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import { FoundCustomer } from './found-customer.tsx';
import css from './sheets.module.css';

/** Customers of other stores for what was looked for, below those of this one; without a network it says so. */
export function CustomersElsewhere() {
  const text = useText();
  const { customers, commands } = useTill();
  const isHostGone = useIsHostGone();
  const { elsewhere } = useStore(customers.state);
  if (elsewhere.state === 'none') return null;
  if (elsewhere.state !== 'told') {
    return (
      <p className={css.quiet} role="status">
        {text(`customer.elsewhere.${elsewhere.state}`)}
      </p>
    );
  }
  if (elsewhere.list.length === 0) return null;
  return (
    <section data-testid="customers-elsewhere">
      <h3 className={css.label}>{text('customer.elsewhere')}</h3>
      <EntryList>
        {elsewhere.list.map((found) => (
          <li key={found.id}>
            <FoundCustomer
              customer={found}
              isDisabled={isHostGone}
              onPress={() => commands.bringCustomer(found.id)}
            />
          </li>
        ))}
      </EntryList>
    </section>
  );
}
