import type { HostApi } from '../../contract/host/api.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok } from '../../domain/result.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import { withTillFailures } from '../till-failure.ts';
import type { DisplayDoor } from './display-door.ts';
import type { Displays } from './open-displays.ts';

type Own = 'openDisplay' | 'askConsents' | 'endAsk' | 'answerConsents';

/** The customer's display, as the till's page opens and asks it and as it answers. */
export function displayHandlers({
  displays,
  displayDoor,
  queue,
}: {
  displays: Displays;
  displayDoor: DisplayDoor;
  queue: CommandQueue;
}): Pick<Handlers<HostApi>['calls'], Own> {
  return {
    openDisplay: ({ seat }) => ok({ ticket: displayDoor.offer(seat) }),
    askConsents: (input) => displays.askConsents(input),
    endAsk({ seat }) {
      displays.endAsk(seat);
      return ok({});
    },
    answerConsents: withTillFailures((input) => queue.run(() => displays.answer(input))),
  };
}
