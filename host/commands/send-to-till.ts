import { type Failure, fail } from '../../contract/failure/failure.ts';
import { pickUpCode, pickUpCodes } from '../../domain/basket/pick-up-code.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { changeBasket } from './change-line.ts';
import type { BasketAck } from './take-step.ts';
import type { TillContext } from './till-context.ts';

/**
 * Puts a tablet's basket aside for the till, under a short code by which it is asked for there. Who rang it
 * stays credited with its lines, and nothing that was rung before can be undone by who takes it up.
 */
export async function sendToTill(
  request: { commandId: string; seat: string },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  return changeBasket(request, till, ({ basket }) => {
    if (basket.lines.length === 0) return refuse(fail('NO_OPEN_BASKET'));
    const taken = new Set(till.shelf.suspended().map(({ pickUpCode }) => pickUpCode));
    const code = pickUpCode(drawnFrom(till.newId()), taken);
    return code === null
      ? refuse(fail('PICK_UP_CODES_USED', { limit: pickUpCodes }))
      : ok({ kind: 'suspended', label: '', pickUpCode: code });
  });
}

/** A number out of a random id: its first five signs, 30 bits. */
function drawnFrom(id: string): number {
  return Buffer.from(`${id.slice(0, 5)}A`, 'base64url').readUIntBE(0, 4);
}
