import { IdCard, Landmark, MapPin, UserPen, UserPlus, UserRound, X } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { BasketView } from '../../../contract/host/basket-shapes.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EntryList } from '../../components/entry-list.tsx';
import { Notices } from '../../components/notice.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { TextField } from '../../components/text-field.tsx';
import { phoneText } from '../../i18n/phone-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { correctionIn } from '../../state/corrected-customer.ts';
import { beginCustomer } from '../../state/customer-moves.ts';
import { insteadOfCustomers } from '../../state/customers.ts';
import { showSheet } from '../../state/sale-moves.ts';
import { opensHere } from '../../state/tablet-sheets.ts';
import { setTyped } from '../../state/ui.ts';
import { useBasket, useIsHostGone, useTill, useUi } from '../../state/use-till.ts';
import { AskConsents } from '../display/ask-consents.tsx';
import { BusinessAccount } from './business-account.tsx';
import { CorrectCustomer } from './correct-customer.tsx';
import { CustomerLoyalty } from './customer-loyalty.tsx';
import { CustomersElsewhere } from './customers-elsewhere.tsx';
import { EnrolCustomer } from './enrol-customer.tsx';
import { FoundCustomer } from './found-customer.tsx';
import css from './sheets.module.css';

/** Who buys, and where what is shipped goes. */
export function CustomerSheet() {
  const text = useText();
  const basket = useBasket();
  const customer = basket?.customer ?? null;
  const corrected = useUi(({ typed }) => correctionIn(typed, basket?.id ?? null));
  const newCustomer = useUi(({ typed }) => typed.newCustomer);
  return (
    <Sheet title={text('customer.title')} width="medium">
      <div className={css.stack}>
        <Notices only="act" />
        {corrected ? (
          <CorrectCustomer key={corrected.customerId} person={corrected} />
        ) : customer ? (
          <NamedCustomer key={customer.id} customer={customer} />
        ) : newCustomer ? (
          <EnrolCustomer person={newCustomer} />
        ) : (
          <FindCustomer />
        )}
      </div>
    </Sheet>
  );
}

function FindCustomer() {
  const text = useText();
  const till = useTill();
  const { ui, customers, commands } = till;
  const search = useUi(({ typed }) => typed.customerSearch);
  const found = useStore(customers.state);
  const { text: asked, list } = found;
  const isHostGone = useIsHostGone();
  useEffect(() => {
    // What is typed is looked for once the keys rest.
    const timer = setTimeout(() => customers.find(search), restMs);
    return () => clearTimeout(timer);
  }, [search, customers]);
  const isAskedInPlace = useUi(({ sheetBehind }) => sheetBehind !== null);
  const only = asked === search && list.length === 1 ? list[0] : undefined;
  const named = isAskedInPlace && only && isWholePhone(asked, only.phone) ? only.id : null;
  useEffect(() => {
    // Their whole number was typed: they are shown beside the choice, where the next touch confirms.
    if (named !== null) commands.nameCustomer(named);
  }, [named, commands]);
  const instead = insteadOfCustomers(found, search);
  return (
    <>
      <TextField
        label={text('customer.search')}
        value={search}
        maxLength={100}
        autoFocus
        testId="customer-search"
        onChange={({ target }) => setTyped(ui, { customerSearch: target.value })}
      />
      {instead !== null && (
        <EmptyState
          icon={UserRound}
          title={
            instead === 'nobody'
              ? text('customer.unknown.title', { text: asked.slice(0, 40) })
              : text('customer.hint.title')
          }
          text={text(instead === 'nobody' ? 'customer.unknown.text' : 'customer.hint.text')}
        />
      )}
      {list.length > 0 && (
        <EntryList>
          {list.map((each) => (
            <li key={each.id}>
              <FoundCustomer
                customer={each}
                isDisabled={isHostGone}
                onPress={() => commands.nameCustomer(each.id)}
              />
            </li>
          ))}
        </EntryList>
      )}
      <CustomersElsewhere />
      <Button
        takesFocus
        className={css.wide}
        icon={UserPlus}
        keyLabel="F9"
        testId="customer-new"
        isDisabled={isHostGone}
        onPress={() => beginCustomer(till)}
      >
        {text('customer.new')}
      </Button>
    </>
  );
}

function NamedCustomer({ customer }: { customer: NonNullable<BasketView['customer']> }) {
  const text = useText();
  const till = useTill();
  const { ui, commands } = till;
  const isBehind = useUi(({ sheetBehind }) => sheetBehind !== null);
  const address = useUi(({ typed }) => typed.address);
  const isHostGone = useIsHostGone();
  const { street, postcode, city } = customer.address;
  useEffect(
    () => setTyped(ui, { address: { street, postcode, city } }),
    [ui, street, postcode, city],
  );
  const field = (part: keyof typeof address, maxLength: number, isFirst = false) => (
    <TextField
      label={text(`customer.${part}`)}
      value={address[part]}
      maxLength={maxLength}
      autoFocus={isFirst}
      testId={`customer-${part}`}
      onChange={({ target }) => setTyped(ui, { address: { ...address, [part]: target.value } })}
    />
  );
  return (
    <>
      <div className={css.basket}>
        <div className={css.about}>
          <p className={css.label}>{customer.name}</p>
          <p className={css.quiet}>{phoneText(customer.phone)}</p>
        </div>
        <Button
          takesFocus
          icon={X}
          testId="customer-remove"
          isDisabled={isHostGone}
          onPress={() => commands.forgetCustomer()}
        >
          {text('customer.remove')}
        </Button>
      </div>
      {!isBehind && (
        <Button
          takesFocus
          icon={IdCard}
          keyLabel={text('key.alth')}
          testId="profile-open"
          isDisabled={isHostGone}
          onPress={() => showSheet(till, 'profile')}
        >
          {text('profile.open')}
        </Button>
      )}
      <Button
        takesFocus
        className={css.wide}
        icon={UserPen}
        keyLabel="F9"
        testId="customer-correct"
        isDisabled={isHostGone}
        onPress={() => commands.beginCorrection(customer.id)}
      >
        {text('customer.correct')}
      </Button>
      <CustomerLoyalty />
      <AskConsents customerId={customer.id} />
      <BusinessAccount customer={customer} />
      {customer.business?.paysOnAccount && opensHere('account') && (
        <Button
          takesFocus
          icon={Landmark}
          keyLabel="F8"
          testId="business-pay"
          isDisabled={isHostGone}
          onPress={() => ui.setState({ sheet: 'account' })}
        >
          {text('business.pay')}
        </Button>
      )}
      <h3 className={css.label}>{text('customer.address')}</h3>
      {field('street', 200, true)}
      {field('postcode', 20)}
      {field('city', 100)}
      <Button
        takesFocus
        look="main"
        className={css.wide}
        icon={MapPin}
        keyLabel={text('key.enter')}
        testId="customer-save"
        isDisabled={isHostGone}
        onPress={() => commands.saveAddress(customer.id, address)}
      >
        {text('customer.save')}
      </Button>
    </>
  );
}

const restMs = 200;

/** A national number, or the same with its country. */
function isWholePhone(typed: string, phone: string): boolean {
  const digits = typed.replaceAll(/\D/g, '');
  return /^[\d\s+.()-]+$/.test(typed) && digits.length >= 10 && phone.endsWith(digits.slice(-9));
}
