import type { LineView } from '../../contract/host/basket-shapes.ts';
import { correctionIn } from './corrected-customer.ts';
import type { Till } from './till.ts';

/** Ships the line instead of handing it over, or the other way about. */
export function toggleShip({ commands }: Till, line: LineView): void {
  commands.markLine(line.number, { fulfilment: line.fulfilment === 'take' ? 'ship' : 'take' });
}

/** Enter in the customer sheet: saves the address, or takes the only one that was found. */
export function confirmCustomer({ ui, snapshots, customers, commands }: Till): void {
  const basket = snapshots.sale.getState().snapshot?.basket ?? null;
  const customer = basket?.customer ?? null;
  const { customerSearch, newCustomer, address } = ui.getState().typed;
  if (correctionIn(ui.getState().typed, basket?.id ?? null)) {
    commands.saveCorrection();
    return;
  }
  if (customer) {
    commands.saveAddress(customer.id, address);
    return;
  }
  if (newCustomer) {
    // Whether they are the one whom the till knows is said by a button, not by an Enter.
    if (newCustomer.knownId === null) commands.enrolCustomer(false);
    return;
  }
  const { text, list } = customers.state.getState();
  const [only, other] = list;
  if (only && !other && text === customerSearch) commands.nameCustomer(only.id);
}
