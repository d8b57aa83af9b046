import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { demoCalls } from '../../contract/host/calls/demo-calls.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { DemoStage } from './demo-stage.ts';

type DemoHandlers = Pick<Handlers<HostApi>['calls'], keyof typeof demoCalls>;

/** A till of any other shop has no stage, and nothing on it can be broken on purpose. */
export function demoHandlers(stage: DemoStage | null): DemoHandlers {
  async function on<T>(
    act: (stage: DemoStage) => Promise<Result<T, Failure>>,
  ): Promise<Result<T, Failure>> {
    return stage === null ? refuse(fail('NOT_ALLOWED')) : act(stage);
  }

  return {
    demoBreak: ({ what, isBroken }) => on(async (stage) => stage.break(what, isBroken)),
    demoKillTill: () =>
      on(async (stage) => {
        stage.killTill();
        return ok({});
      }),
    demoClearRoll: () =>
      on(async (stage) => {
        stage.clearRoll();
        return ok({});
      }),
    demoSecondTill: () => on((stage) => stage.secondTill()),
  };
}
