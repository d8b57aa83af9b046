import { unreachable } from '../../domain/assert.ts';
import { newCommandId } from './command-id.ts';
import { type CommandParts, reportOutcome } from './command-parts.ts';
import type { WantedChange } from './discount-entry.ts';
import { onceDrawn } from './once-drawn.ts';
import { seat } from './snapshots.ts';
import { closeSheet, setTyped } from './ui.ts';

export interface PriceCommands {
  giveDiscount(wanted: WantedChange, reasonCode: string): void;
  /** Line 0 is the basket. */
  removeDiscount(lineNumber: number, discountId: string): void;
  removeCoupon(coupon: string): void;
  markLine(
    lineNumber: number,
    marks: {
      associateId?: string;
      serialNumber?: string;
      giftReceipt?: boolean;
      fulfilment?: 'take' | 'ship';
    },
  ): void;
}

export function priceCommands(parts: CommandParts): PriceCommands {
  const { host, ui, snapshots } = parts;
  /** An Enter that bounces gives no second discount. */
  let isGiving = false;

  async function give({ lineNumber, change }: WantedChange, reasonCode: string): Promise<void> {
    if (isGiving) return;
    isGiving = true;
    const commandId = newCommandId();
    const drawn = onceDrawn(snapshots, commandId, () => {
      setTyped(ui, { discount: '' });
      closeSheet(ui);
    });
    const result = await send();
    isGiving = false;
    drawn.answered(result.ok);
    reportOutcome(parts, 'act', result);

    function send() {
      const input = { commandId, seat, reasonCode };
      switch (change.kind) {
        case 'price': {
          const { unitPriceMinor } = change;
          return host.callInOrder('overridePrice', { ...input, lineNumber, unitPriceMinor });
        }
        case 'percent':
        case 'amount':
          return lineNumber === 0
            ? host.callInOrder('discountBasket', { ...input, discount: change })
            : host.callInOrder('discountLine', { ...input, lineNumber, discount: change });
        default:
          return unreachable(change);
      }
    }
  }

  async function remove(lineNumber: number, discountId: string): Promise<void> {
    const input = { commandId: newCommandId(), seat, lineNumber, discountId };
    reportOutcome(parts, 'act', await host.callInOrder('removeDiscount', input));
  }

  async function takeCouponOff(coupon: string): Promise<void> {
    const input = { commandId: newCommandId(), seat, coupon };
    reportOutcome(parts, 'act', await host.callInOrder('removeCoupon', input));
  }

  async function mark(
    lineNumber: number,
    marks: Parameters<PriceCommands['markLine']>[1],
  ): Promise<void> {
    const input = { commandId: newCommandId(), seat, lineNumber, ...marks };
    reportOutcome(parts, 'act', await host.callInOrder('markLine', input));
  }

  return {
    giveDiscount: (wanted, reasonCode) => void give(wanted, reasonCode),
    removeDiscount: (lineNumber, discountId) => void remove(lineNumber, discountId),
    removeCoupon: (coupon) => void takeCouponOff(coupon),
    markLine: (lineNumber, marks) => void mark(lineNumber, marks),
  };
}
