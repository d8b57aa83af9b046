import type { Till } from './till.ts';

/** Takes the reward of that place in the list, or takes it off; what lacks something is left alone. */
export function chooseReward({ customers, commands, snapshots }: Till, index: number): void {
  const basket = snapshots.sale.getState().snapshot?.basket ?? null;
  const { loyalty: known } = customers.state.getState();
  if (!basket || basket.tenders.length > 0 || known?.customerId !== basket.customer?.id) return;
  const offer = known?.loyalty?.offers[index];
  if (!offer) return;
  if (offer.isTaken) commands.removeReward(offer.id);
  else if (offer.lacks === null) commands.takeReward(offer.id);
}
