import type { HostApi } from '../../contract/host/api.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok } from '../../domain/result.ts';
import type { TrainingDesk } from './open-training.ts';

/** The calls that begin and end a training; each is a command. */
export function trainingHandlers(
  desk: Pick<TrainingDesk, 'begin' | 'end'>,
): Pick<Handlers<HostApi>['calls'], 'beginTraining' | 'endTraining'> {
  return {
    beginTraining(input) {
      const begun = desk.begin(input);
      return begun.ok ? ok({}) : begun;
    },
    endTraining(input) {
      const ended = desk.end(input);
      return ended.ok ? ok({}) : ended;
    },
  };
}
