import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { permit } from '../commands/permit.ts';
import { actorAt } from '../commands/take-step.ts';
import { answered, appendDay, type DayContext } from './day-context.ts';
import { noSaleEvent } from './no-sale-event.ts';

/** Opens the drawer without a sale: an entry with its reason first, the pulse after it. */
export async function noSale(
  { commandId, seat, reasonCode }: { commandId: string; seat: string; reasonCode: string },
  day: DayContext,
): Promise<Result<Record<string, never>, Failure>> {
  if (answered(day, commandId) !== null) return ok({});
  const permitted = permit(day.till, seat, 'no-sale');
  if (!permitted.ok) return permitted;
  const isReason = day.till.rules().reasons['no-sale'].some(({ code }) => code === reasonCode);
  if (!isReason) return refuse(fail('REASON_NEEDED'));
  const place = appendDay(day, {
    commandId,
    answer: {},
    drafts: [
      {
        type: 'event',
        body: { event: noSaleEvent, details: { seat, reasonCode } },
        operatorId: actorAt(day.till, seat),
        personal: null,
      },
    ],
  });
  day.openDrawer(place);
  return ok({});
}
