import { textOfValue, typedValue } from './amount-entry.ts';
import { amountLimits } from './entry-limits.ts';
import type { Till } from './till.ts';
import { setTyped } from './ui.ts';

/** Puts the typed gift card, deposit or payment on an account into the basket; the sheet closes once the host has done it. */
export function confirmMoney({ ui, snapshots, commands }: Till): void {
  const { sheet, typed, deposit } = ui.getState();
  const currency = snapshots.till.getState().snapshot?.currency;
  const amountMinor = currency ? typedValue(typed.money, amountLimits(currency).decimals) : null;
  if (amountMinor === null) return;
  if (sheet === 'gift-card') commands.sellGiftCard(amountMinor);
  else if (sheet === 'account')
    commands.payAccount(
      amountMinor,
      typed.invoices.split(/[\s,;]+/).filter((number) => number !== ''),
    );
  else commands.takeDeposit({ ...deposit, amountMinor, itemCode: typed.itemCode.trim() });
}

/** All that the basket's company owes, as the sheet says it. */
export function payAllOwed({ ui, customers, snapshots }: Till): void {
  const { known } = customers.state.getState();
  const customer = snapshots.sale.getState().snapshot?.basket?.customer;
  if (!known?.account || known.customerId !== customer?.id || known.account.owedMinor <= 0) return;
  setTyped(ui, {
    money: textOfValue(known.account.owedMinor, amountLimits(known.currency).decimals),
  });
}
