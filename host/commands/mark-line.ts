import { type Failure, fail } from '../../contract/failure/failure.ts';
import { isSerialNumber } from '../../domain/basket/serial-number.ts';
import { canShip } from '../../domain/basket/ship-line.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { changeBasket } from './change-line.ts';
import { fulfilLine } from './fulfil-line.ts';
import { type BasketAck, roomForStep } from './take-step.ts';
import type { TillContext } from './till-context.ts';

/**
 * What is known of a line beside its price: the associate who advised, the piece's serial number,
 * whether a receipt without prices is wanted, whether it is sent instead of taken (that alone). What is not
 * named stays.
 */
export async function markLine(
  request: {
    commandId: string;
    seat: string;
    lineNumber: number;
    associateId?: string | undefined;
    serialNumber?: string | undefined;
    giftReceipt?: boolean | undefined;
    fulfilment?: 'take' | 'ship' | undefined;
  },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const { lineNumber, associateId, serialNumber, giftReceipt, fulfilment } = request;
  // Its price, its fee and its date come with its group.
  if (fulfilment === 'ship' && [undefined, ''].includes(serialNumber)) {
    return fulfilLine({ ...request, by: { kind: 'ship', method: '', address: null } }, till);
  }
  return changeBasket(request, till, ({ basket }) => {
    const line = basket.lines.find(({ number }) => number === lineNumber);
    if (!line) return refuse(fail('LINE_GONE'));
    // There it is the number that the money goes under.
    if (serialNumber !== undefined && line.accounting !== 'turnover') {
      return refuse(fail('VALUE_NUMBER_FIXED'));
    }
    if (serialNumber !== undefined && serialNumber !== '' && !isSerialNumber(serialNumber)) {
      return refuse(fail('SERIAL_NUMBER_BAD'));
    }
    const marked = {
      ...line,
      serialNumber: serialNumber ?? line.serialNumber,
      fulfilment: fulfilment ?? line.fulfilment,
    };
    if (line.origin !== 'rung' || line.due) return refuse(fail('LINE_FOLLOWS_ORDER'));
    if (marked.fulfilment !== 'take' && !canShip(marked)) return refuse(fail('NOT_SHIPPABLE'));
    const room = roomForStep(basket);
    if (!room.ok) return room;
    if (associateId !== undefined && associateId !== '' && !till.isOperator(associateId)) {
      return refuse(fail('OPERATOR_UNKNOWN'));
    }
    return ok({
      kind: 'line-marked',
      lineNumber,
      marks: {
        ...(associateId === undefined ? {} : { associateId }),
        ...(serialNumber === undefined ? {} : { serialNumber }),
        ...(giftReceipt === undefined ? {} : { giftReceipt }),
        ...(fulfilment === undefined ? {} : { fulfilment }),
      },
    });
  });
}
