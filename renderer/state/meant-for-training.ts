import { callsThatSay } from '../../contract/host/meant-for-training.ts';
import type { ApiShape, CallInput, CallName } from '../../contract/rpc/api-shape.ts';
import type { HostConnection } from './host-connection.ts';

/**
 * The host as somebody at this screen uses it: what they do says whether the screen was one of training,
 * as it was when they did it. What comes late is never done in the other.
 */
export function sayingTraining<A extends ApiShape>(
  host: HostConnection<A>,
  isTraining: () => boolean,
): HostConnection<A> {
  function said<N extends CallName<A>>(name: N, input: CallInput<A, N>): CallInput<A, N> {
    const isSaid = callsThatSay.has(String(name)) && isTraining();
    return isSaid ? Object.assign({}, input, { training: true }) : input;
  }

  return {
    ...host,
    call: (name, input) => host.call(name, said(name, input)),
    callInOrder: (name, input) => host.callInOrder(name, said(name, input)),
    callUntilAnswered: (name, input, tooOld) =>
      host.callUntilAnswered(name, said(name, input), tooOld),
  };
}
