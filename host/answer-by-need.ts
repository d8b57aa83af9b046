import { z } from 'zod';
import type { Failure } from '../contract/failure/failure.ts';
import type { HostApi } from '../contract/host/api.ts';
import type { Role } from '../contract/rpc/api-shape.ts';
import type { Handlers } from '../contract/rpc/handlers.ts';
import { ok, type Result } from '../domain/result.ts';
import { readBadge } from '../domain/scan/badge-code.ts';
import { type CallNeed, callNeeds } from './call-needs.ts';
import type { CommandQueue } from './commands/command-queue.ts';
import { permit } from './commands/permit.ts';
import type { TillContext } from './commands/till-context.ts';
import type { TillOperators } from './operators/till-operators.ts';
import { withTillFailures } from './till-failure.ts';

export type Guard = NonNullable<Handlers<HostApi>['guard']>;

/**
 * The one door of all calls: each is answered when what it needs is so (`callNeeds`). One that needs
 * somebody at its seat runs as a command, the question with it: it never begins as one person and
 * ends as another.
 */
export function answerByNeed({
  till,
  queue,
  operators,
  isEnrolled,
}: {
  till: TillContext;
  queue: CommandQueue;
  operators: Pick<TillOperators, 'mayAct' | 'maySomewhere'>;
  /** Whether the till belongs to a platform. */
  isEnrolled(): boolean;
}): Guard {
  return ({ name, input, session: { role } }, answer) => {
    const need: CallNeed = callNeeds[name];
    if (need.who === 'nobody') return answer();
    if (need.who === 'somebody') {
      const may = operators.maySomewhere(role);
      return may.ok ? answer() : may;
    }
    const act = seatAct.parse(input);
    if (need.who === 'set-up') {
      const may = isEnrolled()
        ? mayAtSeat({ who: 'seat', action: 'settings' }, act, role)
        : ok(null);
      return may.ok ? answer() : may;
    }
    if (need.readsOnly) {
      const may = mayAtSeat(need, act, role);
      return may.ok ? answer() : may;
    }
    return queue.run(
      withTillFailures(async () => {
        const may = mayAtSeat(need, act, role);
        return may.ok || isDone(act) ? answer() : may;
      }),
    );
  };

  function mayAtSeat(
    { action, orBadge }: Extract<CallNeed, { who: 'seat' }>,
    { seat, code }: z.infer<typeof seatAct>,
    role: Role,
  ): Result<null, Failure> {
    const may = operators.mayAct(role, seat);
    if (!may.ok) return orBadge && readBadge(code) !== null ? ok(null) : may;
    // Who runs scripts owns the till's files.
    return action === undefined || role === 'script' ? ok(null) : permit(till, seat, action);
  }

  /** What was already done is answered again, whoever is there now. */
  function isDone({ commandId }: z.infer<typeof seatAct>): boolean {
    return commandId !== '' && till.journal.stepByCommand(commandId) !== null;
  }
}

/** What the door reads of a call that was parsed before it. */
const seatAct = z.object({
  seat: z.string(),
  commandId: z.string().default(''),
  code: z.string().default(''),
});
