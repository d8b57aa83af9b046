import type { Failure } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { CallName } from '../../contract/rpc/api-shape.ts';
import type { OperatorRole } from '../../domain/operator/permissions.ts';
import { ok, type Result } from '../../domain/result.ts';
import { answerByNeed } from '../../host/answer-by-need.ts';
import { createApprovalDesk } from '../../host/approvals/approval-desk.ts';
import { createCommandQueue } from '../../host/commands/command-queue.ts';
import { sampleOperator } from '../conformance/sample-documents.ts';
import type { MemoryTill } from './memory-till.ts';

type Outcome<T> = Promise<Result<T, Failure>>;

/** The one door of a till in memory, and a second person whose PIN was found to be right. */
export function approvingTill(
  till: Pick<MemoryTill, 'context' | 'approval' | 'training' | 'day'>,
  mayAct: () => Result<null, Failure> = () => ok(null),
) {
  let nowMs = 0;
  let tokens = 0;
  const desk = createApprovalDesk(
    () => nowMs,
    () => {
      tokens += 1;
      return `token-${tokens}`;
    },
  );
  const guard = answerByNeed({
    till: till.context(),
    approval: till.approval(),
    desk,
    queue: createCommandQueue(),
    operators: { mayAct, maySomewhere: () => ok(null) },
    isEnrolled: () => false,
    isAnswered: (commandId) => till.day().store.answer(commandId) !== null,
    training: till.training(),
  });
  const session = { id: 'page', role: 'page' as const };

  return {
    desk,
    passMs(ms: number) {
      nowMs += ms;
    },
    /** A call as it comes through the door; the approval is among its input. */
    async through<T>(
      name: CallName<HostApi>,
      input: {
        seat?: string;
        commandId?: string;
        approval?: string;
        receipt?: unknown;
        buyer?: unknown;
      },
      run: () => Outcome<T>,
    ): Outcome<T> {
      return guard({ name, input: { seat: 'till', approval: '', ...input }, session }, run);
    },
    /** Somebody of this role allows what was refused; its token. */
    allow(
      refusal: Result<unknown, Failure>,
      role: OperatorRole = 'manager',
      seat = 'till',
      approverId = 'op-boss',
    ) {
      const command = refusal.ok ? '' : String(refusal.error.details.command ?? '');
      const question = desk.question(seat, command);
      if (question === null) throw new Error('Nothing to allow');
      const approver = { ...sampleOperator(approverId), role };
      return desk.give(question, { approver, how: 'pin' });
    },
  };
}
