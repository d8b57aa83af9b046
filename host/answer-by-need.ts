import { z } from 'zod';
import { type Failure, fail } from '../contract/failure/failure.ts';
import type { HostApi } from '../contract/host/api.ts';
import type { Role } from '../contract/rpc/api-shape.ts';
import type { Handlers } from '../contract/rpc/handlers.ts';
import type { Action } from '../domain/operator/permissions.ts';
import { ok, type Result, refuse } from '../domain/result.ts';
import { readBadge } from '../domain/scan/badge-code.ts';
import { approvableCalls } from './approvals/approvable-calls.ts';
import type { ApprovalDesk } from './approvals/approval-desk.ts';
import type {
  AskedCommand,
  createCommandApproval,
  GivenApproval,
} from './approvals/command-approval.ts';
import { commandHash } from './approvals/command-hash.ts';
import { type CallNeed, callNeeds, type Repeats } from './call-needs.ts';
import type { CommandQueue } from './commands/command-queue.ts';
import { permit, permitAlone } from './commands/permit.ts';
import type { TillContext } from './commands/till-context.ts';
import type { TillOperators } from './operators/till-operators.ts';
import { withTillFailures } from './till-failure.ts';
import type { TrainingDesk } from './training/open-training.ts';
import { trainingNeed } from './training/training-need.ts';

export type Guard = NonNullable<Handlers<HostApi>['guard']>;

/**
 * The one door of all calls: each is answered when what it needs is so (`callNeeds`). One that needs
 * somebody at its seat runs as a command, the question with it: it never begins as one person and
 * ends as another.
 */
export function answerByNeed({
  till,
  approval,
  desk,
  queue,
  operators,
  isEnrolled,
  isAnswered,
  training,
}: {
  till: TillContext;
  /** Of the command under way: what `till` sees of it. */
  approval: ReturnType<typeof createCommandApproval>;
  desk: ApprovalDesk;
  queue: CommandQueue;
  operators: Pick<TillOperators, 'mayAct' | 'maySomewhere'>;
  /** Whether the till belongs to a platform. */
  isEnrolled(): boolean;
  /** Whether an act of the day was answered under this id. */
  isAnswered(commandId: string): boolean;
  /** Who trains where. */
  training: Pick<TrainingDesk, 'contextAt' | 'isBegunBy' | 'isEndedBy'>;
}): Guard {
  return ({ name, input, session }, answer) => {
    const { role } = session;
    const need: CallNeed = callNeeds[name];
    if (need.who === 'nobody') return answer();
    if (need.who === 'somebody') {
      const may = operators.maySomewhere(session);
      return may.ok ? answer() : may;
    }
    const act = seatAct.parse(input);
    if (need.who === 'set-up' || need.who === 'reader') {
      const isFree = need.who === 'set-up' && !isEnrolled() && !hasSold(till);
      const action = need.who === 'reader' ? need.action : 'settings';
      const may = isFree ? ok(null) : mayByThemselves(action, act, role);
      if (!may.ok) return may;
      const isOfWorld = ofWorld(name, act);
      return isOfWorld.ok ? answer() : isOfWorld;
    }
    return queue.run(
      withTillFailures(() =>
        withApproval(name, input, act, async () => {
          const may = mayAtSeat(need, act, role);
          if (!may.ok && !isDone(need.repeats, act)) return may;
          const isOfWorld = ofWorld(name, act);
          if (!isOfWorld.ok) return isOfWorld;
          const answered = await answer();
          // What changes nothing that is journalled, such as a count that begins: it is said alone.
          if (answered.ok && till.approval.isNeeded()) at(act).writer.append(nothing);
          return answered;
        }),
      ),
    );
  };

  /**
   * Runs a command with the approval that it carries, if that is of this very command. What was
   * refused for want of a right says by which hash it can be allowed.
   */
  async function withApproval<T>(
    command: string,
    input: unknown,
    act: z.infer<typeof seatAct>,
    run: () => Result<T, Failure> | Promise<Result<T, Failure>>,
  ): Promise<Result<T, Failure>> {
    const { seat } = act;
    const given = act.approval === '' ? null : approvalOf(act.approval);
    const done = await approval.during(seat, given, run);
    const { answer: result, lacked, isNeeded } = done;
    if (result.ok) {
      if (isNeeded) desk.spend(seat);
      return result;
    }
    if (lacked === null || !approvableCalls.has(command)) return result;
    if (act.approval !== '' && given === null) return refuse(fail('APPROVAL_GONE'));
    const asked = { ...identityOf(), wanted: lacked };
    desk.ask(asked);
    const { code, details } = result.error;
    return refuse({ code, details: { ...details, command: asked.commandHash } });

    function approvalOf(token: string): GivenApproval | null {
      return desk.approval(token, identityOf());
    }

    function identityOf(): AskedCommand {
      const requestedById = till.operator(seat)?.id ?? '';
      const hash = commandHash(command, z.record(z.string(), z.unknown()).parse(input));
      return { command, commandHash: hash, seat, requestedById };
    }
  }

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

  /** Beside the commands: what a second person allowed of the one under way is not about this. */
  function mayByThemselves(
    action: Action,
    { seat }: z.infer<typeof seatAct>,
    role: Role,
  ): Result<null, Failure> {
    const may = operators.mayAct(role, seat);
    return !may.ok || role === 'script' ? may : permitAlone(till, seat, action);
  }

  /** What was already done is answered again, whoever is there now. */
  function isDone(repeats: Repeats, act: z.infer<typeof seatAct>): boolean {
    const { commandId, seat } = act;
    if (commandId === '') return false;
    switch (repeats) {
      case 'step':
        return at(act).journal.stepByCommand(commandId) !== null;
      case 'day':
        return isAnswered(commandId);
      case 'step-or-day':
        return isAnswered(commandId) || at(act).journal.stepByCommand(commandId) !== null;
      case 'training-begun':
        return training.isBegunBy(seat, commandId);
      case 'training-ended':
        return training.isEndedBy(seat, commandId);
      case 'nothing':
        return false;
    }
  }

  /** What the commands of a seat work with now: those of the shop, or of who trains there. */
  function at({ seat }: z.infer<typeof seatAct>): TillContext {
    return training.contextAt(seat);
  }

  function ofWorld(name: string, act: z.infer<typeof seatAct>): Result<null, Failure> {
    return trainingNeed(name, act.training, at(act).kind);
  }
}

const nothing = { drafts: [], steps: [], endedBaskets: [] } as const;

/** What was sold here must not be sent to anybody's platform by whoever stands there. */
function hasSold({ journal }: TillContext): boolean {
  return journal.heads().some(({ types }) => types.transaction !== undefined);
}

/** What the door reads of a call that was parsed before it. */
const seatAct = z.object({
  seat: z.string(),
  commandId: z.string().default(''),
  code: z.string().default(''),
  approval: z.string().default(''),
  training: z.boolean().default(false),
});
