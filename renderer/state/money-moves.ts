import { typedValue } from './amount-entry.ts';
import { amountLimits } from './entry-limits.ts';
import type { Till } from './till.ts';

/** Puts the typed gift card or deposit into the basket; the sheet closes once the host has done it. */
export function confirmMoney({ ui, snapshots, commands }: Till): void {
  const { sheet, typed, deposit } = ui.getState();
  const currency = snapshots.till.getState().snapshot?.currency;
  const amountMinor = currency ? typedValue(typed.money, amountLimits(currency).decimals) : null;
  if (amountMinor === null) return;
  if (sheet === 'gift-card') commands.sellGiftCard(amountMinor);
  else commands.takeDeposit({ ...deposit, amountMinor, itemCode: typed.itemCode.trim() });
}
