import { Building2, Search } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { TextField } from '../../components/text-field.tsx';
import { moneyText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { payAllOwed } from '../../state/money-moves.ts';
import { askCustomer, setTyped } from '../../state/ui.ts';
import { useBasket, useTill, useUi } from '../../state/use-till.ts';
import { BusinessAccount } from './business-account.tsx';
import { KnownAt } from './known-at.tsx';
import css from './money-sheet.module.css';
import { MoneySheet } from './money-sheet.tsx';

/** Takes what a company pays of what it owes: how much, and for which factures. */
export function AccountSheet() {
  const text = useText();
  const language = useLanguage();
  const till = useTill();
  const { ui, customers } = till;
  const customer = useBasket()?.customer ?? null;
  const typed = useUi((state) => state.typed.invoices);
  const { known, invoices } = useStore(customers.state);
  const companyName = customer?.business?.name ?? '';
  useEffect(() => {
    if (companyName !== '') customers.readInvoices(companyName);
  }, [customers, companyName]);
  if (!customer?.business?.paysOnAccount) return <NobodyOwes isCompany={companyName !== ''} />;
  const account = known?.customerId === customer.id ? known.account : null;
  const money = (minor: number) => moneyText(minor, known?.currency ?? 'EUR', language);
  const numbers = typed.split(/[\s,;]+/).filter((number) => number !== '');
  return (
    <MoneySheet title={text('account.title')} confirm={text('account.confirm')}>
      <BusinessAccount customer={customer} />
      <KnownAt />
      {account !== null && account.owedMinor > 0 && (
        <Button takesFocus keyLabel="F2" testId="account-all" onPress={() => payAllOwed(till)}>
          {text('account.all', { amount: money(account.owedMinor) })}
        </Button>
      )}
      <TextField
        label={text('account.invoices')}
        hint={text('account.invoices.hint')}
        testId="account-invoices"
        maxLength={200}
        value={typed}
        onChange={({ target }) => setTyped(ui, { invoices: target.value })}
      />
      {invoices.length > 0 && (
        <Choice
          label={text('account.known')}
          options={invoices.map(({ number, amountMinor, currency }) => ({
            value: number,
            label: number,
            note: moneyText(amountMinor, currency, language),
          }))}
          isChosen={(number) => numbers.includes(number)}
          onChoose={(number) => {
            const others = numbers.filter((each) => each !== number);
            const next = others.length === numbers.length ? [...numbers, number] : others;
            setTyped(ui, { invoices: next.join(', ') });
          }}
        />
      )}
      <p className={css.quiet}>{text('account.hint')}</p>
    </MoneySheet>
  );
}

function NobodyOwes({ isCompany }: { isCompany: boolean }) {
  const text = useText();
  const { ui } = useTill();
  return (
    <Sheet title={text('account.title')} width="medium">
      <EmptyState
        icon={Building2}
        title={text(isCompany ? 'account.none.title' : 'account.nobody.title')}
        text={text(isCompany ? 'account.none.text' : 'account.nobody.text')}
      >
        <Button
          takesFocus
          look="main"
          icon={Search}
          keyLabel="F3"
          testId="account-find"
          onPress={() => askCustomer(ui)}
        >
          {text('account.find')}
        </Button>
      </EmptyState>
    </Sheet>
  );
}
