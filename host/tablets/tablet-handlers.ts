import { fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import { inTurn } from '../commands/in-turn.ts';
import { actorAt, commitSteps, nextStep } from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';
import type { TillOperators } from '../operators/till-operators.ts';
import { withTillFailures } from '../till-failure.ts';
import type { Tablets } from './open-tablets.ts';

type TabletHandlers = Pick<
  Handlers<HostApi>['calls'],
  'tabletDesk' | 'offerTablet' | 'revokeTablet'
>;

/** The till's own page lets tablets in, and out. */
export function tabletHandlers({
  tablets,
  till,
  queue,
  operators,
}: {
  tablets: Tablets;
  till: TillContext;
  queue: CommandQueue;
  operators: Pick<TillOperators, 'signOff'>;
}): TabletHandlers {
  return {
    async tabletDesk() {
      await tablets.settled();
      return ok({
        door: tablets.door(),
        pairing: tablets.pairingState(),
        tablets: tablets.list(),
      });
    },
    offerTablet: withTillFailures(async ({ seat, name }) => {
      await tablets.settled();
      const door = tablets.door();
      if (door.kind !== 'open') {
        return refuse(door.kind === 'failed' ? door.failure : fail('TABLETS_SHUT'));
      }
      const code = tablets.offer({ name: name.trim(), operatorId: actorAt(till, seat) });
      // What follows the # is sent to nobody: the page reads it.
      const said = new URLSearchParams({ ticket: code, sha256: door.fingerprint });
      return ok({ code, url: `${door.origin}/#${said}` });
    }),
    revokeTablet: withTillFailures(async ({ seat, tablet }) => {
      const name = tablets.nameOf(tablet);
      const revoked = tablets.revoke(tablet, actorAt(till, seat));
      if (!revoked.ok) return revoked;
      await inTurn(queue, () => putAside(till, tablet, name));
      const left = await operators.signOff(tablet, 'sign-off');
      return left.ok ? ok({}) : left;
    }),
  };
}

/** What was rung there is not lost with the tablet: somebody at the till takes it up, or gives it up. */
function putAside(till: TillContext, seat: string, label: string): void {
  const open = till.shelf.openOn(seat)?.basket;
  if (!open) return;
  commitSteps(till, [nextStep(till, open, till.newId(), { kind: 'suspended', label })]);
}
