import type { Failure } from '../../contract/failure/failure.ts';
import type { ApiShape, CallInput, CallName, CallOutput } from '../../contract/rpc/api-shape.ts';
import { type Result, refuse } from '../../domain/result.ts';
import { commandOf } from './approval.ts';
import type { HostConnection } from './host-connection.ts';

/**
 * The host as the page's commands use it: what is refused for want of a right is put to a second
 * person, and sent again as it was with their approval. Whoever sent it hears only how that ended.
 */
export function approvingHost<A extends ApiShape>(
  host: HostConnection<A>,
  ask: (refused: Failure) => Promise<string | null>,
): HostConnection<A> {
  async function approved<N extends CallName<A>>(
    input: CallInput<A, N>,
    send: (input: CallInput<A, N>) => Promise<Result<CallOutput<A, N>, Failure>>,
  ): Promise<Result<CallOutput<A, N>, Failure>> {
    const result = await send(input);
    if (result.ok || commandOf(result.error) === '') return result;
    const approval = await ask(result.error);
    if (approval === null) return refuse(toRead(result.error));
    return approved(Object.assign({}, input, { approval }), send);
  }

  return {
    ...host,
    call: (name, input) => approved(input, (each) => host.call(name, each)),
    callInOrder: (name, input) => approved(input, (each) => host.callInOrder(name, each)),
    callUntilAnswered: (name, input, tooOld) =>
      approved(input, (each) => host.callUntilAnswered(name, each, tooOld)),
  };
}

/** Without what names the command: one refusal twice is one sentence. */
function toRead({ code, details }: Failure): Failure {
  const { command: _, ...others } = details;
  return { code, details: others };
}
