import type { Failure } from '../../contract/failure/failure.ts';
import type { BasketView, PaidView } from '../../contract/host/basket-shapes.ts';
import type { Result } from '../../domain/result.ts';
import { newCommandId } from './command-id.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import { dismissNotices } from './notices.ts';
import { onceDrawn } from './once-drawn.ts';
import { isOrderAlone } from './order-alone.ts';
import { seat } from './snapshots.ts';
import { forgetPayment } from './ui.ts';

interface TenderOffer {
  type: string;
  tenderedMinor: number;
  /** Empty for none. */
  reference: string;
}

export interface PaymentCommands {
  /** Takes one tender for the basket as it is drawn. */
  tender(offer: TenderOffer): void;
  /** Gives money back for the basket as it is drawn. */
  refund(offer: RefundOffer): void;
  /** Ends a basket that leaves nothing to pay: a free item, an exchange at one price. */
  finish(): void;
  removeTender(tenderId: string): void;
  nextCustomer(): void;
}

interface RefundOffer {
  type: string;
  amountMinor: number;
  reference: string;
}

type Payment = Promise<Result<{ paid: PaidView | null }, Failure>>;

export function paymentCommands(parts: CommandParts): PaymentCommands {
  const { host, snapshots, ui, sounds } = parts;
  /** A payment without an answer may have been taken: the same act again carries the same id. */
  let unanswered: { act: string; commandId: string } | null = null;

  async function pay(offer: TenderOffer | RefundOffer): Promise<void> {
    const basket = snapshots.sale.getState().snapshot?.basket;
    if (!basket || ui.getState().isTendering) return;
    ui.setState({ isTendering: true });
    const act = JSON.stringify([basket.id, basket.version, offer]);
    const commandId = unanswered?.act === act ? unanswered.commandId : newCommandId();
    const drawn = onceDrawn(snapshots, commandId, () => forgetPayment(ui));
    const result = await send(basket, offer, commandId);
    drawn.answered(result.ok);
    unanswered = !result.ok && result.error.code === 'NO_ANSWER' ? { act, commandId } : null;
    ui.setState({ isTendering: false });
    reportOutcome(parts, 'act', result);
    if (!result.ok) return;
    const isPlaced = basket.remainingMinor === 0 && isOrderAlone(basket);
    if (result.value.paid === null && !isPlaced) return;
    dismissNotices(parts.notices);
    ui.setState({ screen: 'sale' });
    sounds.play('paid');
  }

  function send(basket: BasketView, offer: TenderOffer | RefundOffer, commandId: string): Payment {
    const input = { commandId, seat, basketVersion: basket.version };
    if ('amountMinor' in offer) return host.callInOrder('refund', { ...input, ...offer });
    // What became free while it was being paid.
    return basket.remainingMinor === 0
      ? host.callInOrder('complete', input)
      : host.callInOrder('tender', { ...input, ...offer });
  }

  async function removeTender(tenderId: string): Promise<void> {
    const input = { commandId: newCommandId(), seat, tenderId };
    reportOutcome(parts, 'act', await host.callInOrder('removeTender', input));
  }

  async function nextCustomer(): Promise<void> {
    reportOutcome(parts, 'act', await host.call('dismissPaid', { seat }));
  }

  return {
    tender: (offer) => void pay(offer),
    refund: (offer) => void pay(offer),
    finish: () => void pay({ type: '', tenderedMinor: 0, reference: '' }),
    removeTender: (tenderId) => void removeTender(tenderId),
    nextCustomer: () => void nextCustomer(),
  };
}
