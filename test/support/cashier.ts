import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { MemoryTill } from './memory-till.ts';

type Off = { kind: 'percent'; rateBp: number } | { kind: 'amount'; amountMinor: number };

/** One person's hands at a seat of a till in memory: each act under a fresh command id unless told. */
export function cashierAt(till: MemoryTill, seat = 'till') {
  const id = (commandId?: string) => ({ seat, commandId: commandId ?? till.newCommandId() });
  const shelved = () => till.training().contextAt(seat).shelf.openOn(seat);
  const version = () => shelved()?.basket.version ?? 0;

  return {
    seat,
    basket: () => shelved()?.basket ?? null,
    scan: (code: string, quantity?: string, commandId?: string) =>
      till.call.scan({ ...id(commandId), code, entered: 'scanned', quantity }),
    key: (code: string, quantity?: string) =>
      till.call.scan({ ...id(), code, entered: 'keyed', quantity }),
    addItem: (sku: string, quantity?: string, commandId?: string) =>
      till.call.addItem({ ...id(commandId), sku, quantity }),
    setQuantity: (lineNumber: number, quantity: string, commandId?: string) =>
      till.call.setQuantity({ ...id(commandId), lineNumber, quantity }),
    swapVariant: (lineNumber: number, sku: string, commandId?: string) =>
      till.call.swapVariant({ ...id(commandId), lineNumber, sku }),
    voidLine: (lineNumber: number, commandId?: string) =>
      till.call.voidLine({ ...id(commandId), lineNumber }),
    undo: (commandId?: string) => till.call.undo(id(commandId)),
    /** One line of a sale, given back because it was too small, back on the shelf. */
    giveBack: (of: EntryPlace, line: number, quantity: string, commandId?: string) =>
      till.call.returnLines({
        ...id(commandId),
        of,
        lines: [{ line, quantity, reasonCode: 'too-small', disposition: 'restock' }],
        entered: 'keyed',
      }),
    /** Goods that nobody has a receipt of, back on the shelf. */
    giveBackWithoutReceipt: (code: string, quantity = '1', commandId?: string) =>
      till.call.returnWithoutReceipt({
        ...id(commandId),
        ...{ code, quantity, reasonCode: 'too-small', disposition: 'restock', entered: 'keyed' },
      }),
    suspend: (label = '', commandId?: string) => till.call.suspend({ ...id(commandId), label }),
    sendToTill: (commandId?: string) => till.call.sendToTill(id(commandId)),
    resume: (basketId: string, commandId?: string) =>
      till.call.resume({ ...id(commandId), basketId }),
    abandon: (reasonCode = 'customer-left', commandId?: string) =>
      till.call.abandon({ ...id(commandId), reasonCode }),
    cash: (tenderedMinor: number, commandId?: string) => tender('cash', tenderedMinor, commandId),
    card: (tenderedMinor: number, commandId?: string) => tender('card', tenderedMinor, commandId),
    tender,
    sellGiftCard: (amountMinor: number, commandId?: string) =>
      till.call.sellGiftCard({ ...id(commandId), amountMinor }),
    takeDeposit: (
      amountMinor: number,
      of: { depositKind?: 'arrhes' | 'acompte'; vatRateBp?: number; itemCode?: string } = {},
      commandId?: string,
    ) =>
      till.call.takeDeposit({
        ...id(commandId),
        amountMinor,
        depositKind: 'acompte',
        vatRateBp: 2_000,
        itemCode: '',
        ...of,
      }),
    /** With what identifies it: a cheque's bank and number, a voucher's number. */
    tenderBy: (type: string, tenderedMinor: number, reference: string, commandId?: string) =>
      tender(type, tenderedMinor, commandId, version(), reference),
    refund: (type: string, amountMinor: number, commandId?: string, basketVersion = version()) =>
      till.call.refund({ ...id(commandId), type, amountMinor, reference: '', basketVersion }),
    complete: (commandId?: string) =>
      till.call.complete({ ...id(commandId), basketVersion: version() }),
    discountLine: (lineNumber: number, discount: Off, reasonCode = 'damaged', commandId?: string) =>
      till.call.discountLine({ ...id(commandId), lineNumber, discount, reasonCode }),
    discountBasket: (discount: Off, reasonCode = 'gesture', commandId?: string) =>
      till.call.discountBasket({ ...id(commandId), discount, reasonCode }),
    overridePrice: (
      lineNumber: number,
      unitPriceMinor: number,
      reasonCode = 'wrong-label',
      commandId?: string,
    ) => till.call.overridePrice({ ...id(commandId), lineNumber, unitPriceMinor, reasonCode }),
    removeDiscount: (lineNumber: number, discountId: string, commandId?: string) =>
      till.call.removeDiscount({ ...id(commandId), lineNumber, discountId }),
    markLine: (
      lineNumber: number,
      marks: {
        associateId?: string;
        serialNumber?: string;
        giftReceipt?: boolean;
        fulfilment?: 'take' | 'ship';
      },
      commandId?: string,
    ) => till.call.markLine({ ...id(commandId), lineNumber, ...marks }),
    setCustomer: (
      customerId: string,
      address?: { street: string; postcode: string; city: string },
      commandId?: string,
    ) => till.call.setCustomer({ ...id(commandId), customerId, address }),
    takeReward: (rewardId: string, commandId?: string) =>
      till.call.takeReward({ ...id(commandId), rewardId }),
    removeReward: (rewardId: string, commandId?: string) =>
      till.call.removeReward({ ...id(commandId), rewardId }),
    setStaffBuyer: (operatorId: string | null, commandId?: string) =>
      till.call.setStaffBuyer({ ...id(commandId), operatorId }),
    payAccount: (amountMinor: number, invoices: readonly string[] = []) =>
      till.call.payAccount({ ...id(undefined), amountMinor, invoices }),
    passStaffQuota: (basketVersion: number, commandId?: string) =>
      till.call.passStaffQuota({ ...id(commandId), basketVersion }),
    fulfilLine: (
      lineNumber: number,
      by: Parameters<MemoryTill['call']['fulfilLine']>[0]['by'],
      quantity?: string,
      commandId?: string,
    ) => till.call.fulfilLine({ ...id(commandId), lineNumber, by, quantity }),
    addForLater: (
      sku: string,
      by: Parameters<MemoryTill['call']['addForLater']>[0]['by'],
      commandId?: string,
    ) => till.call.addForLater({ ...id(commandId), sku, by }),
    setGroup: (
      group: number,
      wanted: Omit<Parameters<MemoryTill['call']['setGroup']>[0], 'commandId' | 'seat' | 'group'>,
      commandId?: string,
    ) => till.call.setGroup({ ...id(commandId), group, ...wanted }),
    removeTender: (tenderId: string, commandId?: string) =>
      till.call.removeTender({ ...id(commandId), tenderId }),
  };

  /** Of the basket as it stands now, unless an older version is named. */
  function tender(
    type: string,
    tenderedMinor: number,
    commandId?: string,
    basketVersion = version(),
    reference = '',
  ) {
    return till.call.tender({
      ...id(commandId),
      type,
      tenderedMinor,
      reference,
      basketVersion,
    });
  }
}

export type Cashier = ReturnType<typeof cashierAt>;
