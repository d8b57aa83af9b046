import type { z } from 'zod';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { dayCalls } from '../../contract/host/calls/day-calls.ts';
import { heldIn } from '../../domain/day/day-money.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { permit } from '../commands/permit.ts';
import { actorAt } from '../commands/take-step.ts';
import { answered, appendDay, type DayContext } from './day-context.ts';
import { liveHead } from './day-keeper.ts';
import { plainCash } from './move-money.ts';

type Request = z.output<typeof dayCalls.openSession.input>;
type Answer = z.output<typeof dayCalls.openSession.output>;

/**
 * Begins a session. What the count finds more than the drawer held is brought from `floatFrom`; from
 * the drawer itself it is a difference, which is noted and keeps nobody from selling.
 */
export async function openSession(
  { commandId, seat, counted, floatFrom, reasonCode }: Request,
  day: DayContext,
): Promise<Result<Answer, Failure>> {
  const known = dayCalls.openSession.output.nullable().parse(answered(day, commandId));
  if (known) return ok(known);
  const permitted = permit(day.till, seat, 'session');
  if (!permitted.ok) return permitted;
  if (counted !== null && counted.type !== 'cash') {
    return refuse(fail('MONEY_TYPE_UNKNOWN', { type: counted.type }));
  }
  const { session } = day.money.current();
  if (session !== null) return refuse(fail('SESSION_OPEN', { number: session.number }));
  day.keeper.closeOverdue();
  const { drawer, safe, isDrawerKnown } = day.money.current();
  const heldMinor = heldIn(drawer, 'cash').amountMinor;
  const moreMinor = counted === null ? 0 : counted.amountMinor - heldMinor;
  const broughtMinor = floatFrom === 'drawer' ? 0 : Math.max(0, moreMinor);
  const isCompared = counted !== null && isDrawerKnown;
  const differenceMinor = isCompared ? moreMinor - broughtMinor : 0;
  const number = (liveHead(day.till.journal).types['session-opened']?.sequence ?? 0) + 1;
  const operatorId = actorAt(day.till, seat);
  const opening: EntryDraft = {
    type: 'session-opened',
    body: {
      number,
      floatExpectedMinor: isDrawerKnown ? heldMinor + broughtMinor : null,
      counted,
      differenceMinor,
      reasonCode,
    },
    operatorId,
    personal: null,
  };
  // The safe gives no more than it is known to hold: the rest was somewhere that no entry tells.
  const safeMinor = Math.max(0, heldIn(safe, 'cash').amountMinor);
  const fromSafeMinor = floatFrom === 'safe' ? Math.min(broughtMinor, safeMinor) : 0;
  const brought = [
    { from: 'safe', amountMinor: fromSafeMinor } as const,
    { from: 'outside', amountMinor: broughtMinor - fromSafeMinor } as const,
  ]
    .filter(({ amountMinor }) => amountMinor > 0)
    .map(
      ({ from, amountMinor }): EntryDraft => ({
        type: 'money-moved',
        body: {
          kind: 'float',
          ...{ from, to: 'drawer', money: [plainCash(amountMinor)] },
          ...{ reasonCode: '', slipNumber: 0, pouch: '', approval: null },
        },
        operatorId,
        personal: null,
      }),
    );
  const answer = { number, differenceMinor };
  appendDay(day, {
    commandId,
    answer,
    drafts: [...brought, opening],
  });
  return ok(answer);
}
