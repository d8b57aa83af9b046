import { MapPin } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useIsHostGone, useTill } from '../../state/use-till.ts';
import { isWhole, type TypedAddress } from '../../state/ways.ts';
import css from './group-sheet.module.css';

/** An address that nobody noted yet. */
export function TypedAddressForm() {
  const text = useText();
  const { groupSheet } = useTill();
  const { address } = useStore(groupSheet.shown);
  const isHostGone = useIsHostGone();
  const field = (part: keyof TypedAddress, label: string, maxLength: number, isFirst = false) => (
    <TextField
      label={label}
      value={address[part]}
      maxLength={maxLength}
      autoFocus={isFirst}
      testId={`typed-${part}`}
      onChange={({ target }) => groupSheet.typeAddress({ [part]: target.value })}
    />
  );
  return (
    <div className={css.form}>
      {field('name', text('item.other.name'), 120, true)}
      {field('street', text('customer.street'), 200)}
      <div className={css.town}>
        {field('postcode', text('customer.postcode'), 20)}
        {field('city', text('customer.city'), 100)}
      </div>
      <Button
        takesFocus
        look="soft"
        icon={MapPin}
        keyLabel={text('key.enter')}
        testId="typed-save"
        isDisabled={isHostGone || !isWhole(address)}
        onPress={() => groupSheet.saveAddress()}
      >
        {text('group.address.save')}
      </Button>
    </div>
  );
}
