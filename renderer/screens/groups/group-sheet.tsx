import { useStore } from 'zustand';
import type { BasketView, GroupView } from '../../../contract/host/basket-shapes.ts';
import { Notices } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useText } from '../../i18n/use-text.ts';
import {
  addressOptions,
  holdOptions,
  isSameAddress,
  optionsOfGroup,
} from '../../state/group-options.ts';
import { useBasket, useTill } from '../../state/use-till.ts';
import css from './group-sheet.module.css';
import { GroupSide } from './group-side.tsx';
import { OptionList } from './option-list.tsx';
import { PaymentChoice } from './payment-choice.tsx';
import { StoreChoice } from './store-choice.tsx';
import { TypedAddressForm } from './typed-address.tsx';

/** What leaves together: where to, by what, how it is paid; beside it what is in it and what it comes to. */
export function GroupSheet() {
  const text = useText();
  const basket = useBasket();
  const { groupSheet } = useTill();
  const { group: number } = useStore(groupSheet.shown);
  const group = basket?.groups.find((each) => each.number === number) ?? null;
  if (basket === null || group === null) return null;
  return (
    <Sheet
      title={text(`group.title.${group.fulfilment}`)}
      width="full"
      beside={<GroupSide group={group} basket={basket} />}
    >
      <div className={css.stack}>
        <Notices only="act" />
        {group.fulfilment === 'ship' ? (
          <Shipping group={group} basket={basket} />
        ) : (
          <>
            <PaymentChoice group={group} basket={basket} />
            <Collecting group={group} />
          </>
        )}
      </div>
    </Sheet>
  );
}

function Shipping({ group, basket }: { group: GroupView; basket: BasketView }) {
  const text = useText();
  const { groupSheet } = useTill();
  const { choices, isTyping } = useStore(groupSheet.shown);
  if (choices === null) return <div className={css.skeleton} />;
  const addresses = addressOptions(choices, basket.customer);
  const methods = optionsOfGroup(group, choices, basket.customer).slice(addresses.length);
  return (
    <>
      <section className={css.stack}>
        <h3 className={css.title}>{text('group.address')}</h3>
        <OptionList
          options={addresses}
          isChosen={(option) =>
            option.kind === 'address' && isSameAddress(option.address, group.address)
          }
        />
        {isTyping && <TypedAddressForm />}
      </section>
      <section className={css.stack}>
        <h3 className={css.title}>{text('group.method')}</h3>
        <OptionList
          options={methods}
          firstKey={addresses.length + 1}
          isChosen={(option) => option.kind === 'method' && option.method.id === group.method}
        />
        <p className={css.quiet}>{text('group.payment.shipped')}</p>
      </section>
    </>
  );
}

function Collecting({ group }: { group: GroupView }) {
  const text = useText();
  const { groupSheet } = useTill();
  const { choices } = useStore(groupSheet.shown);
  if (group.fulfilment === 'reserve') {
    if (choices === null) return <div className={css.skeleton} />;
    const hours = group.holdHours || choices.holdHours;
    return (
      <section className={css.stack}>
        <h3 className={css.title}>{text('group.hold')}</h3>
        <OptionList
          options={holdOptions(choices)}
          columns={2}
          isChosen={(option) => option.kind === 'hold' && option.hours === hours}
        />
      </section>
    );
  }
  return (
    <section className={css.stack}>
      <h3 className={css.title}>{text('group.store')}</h3>
      <StoreChoice choices={choices} placeId={group.placeId} />
    </section>
  );
}
