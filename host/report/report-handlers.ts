import { fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import { figures as figuresShape } from '../../contract/host/report-shapes.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import type { Figures } from '../../domain/report/figures.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { TillContext } from '../commands/till-context.ts';
import { closureReportOf } from '../day/closed-day.ts';
import { withTillFailures } from '../till-failure.ts';
import { createDaySoFar } from './day-so-far.ts';
import { readFigures } from './read-figures.ts';

/** The calls of reports: no command, nothing is written. */
export function reportHandlers({
  till,
  pause,
}: {
  till: TillContext;
  pause(): Promise<void>;
}): Pick<Handlers<HostApi>['calls'], 'dayFigures' | 'closureFigures'> {
  const { journal } = till;
  const soFar = createDaySoFar({ journal, pause });

  return {
    dayFigures: withTillFailures(async () => {
      const counted = till
        .tenders()
        .types.filter(({ countedAtClosing }) => countedAtClosing)
        .map(({ id }) => id);
      return ok({ businessDay: till.businessDay(), ...shown(await soFar.figures(), counted) });
    }),
    closureFigures: withTillFailures(async ({ journalId, sequence }) => {
      const sealed = journal.find(journalId, sequence);
      if (sealed?.type !== 'closure') return refuse(fail('CLOSURE_UNKNOWN'));
      const { firstSequence, lastSequence, currency, isBlind } = closureReportOf(journal, sealed);
      const range = { journalId, firstSequence, lastSequence };
      const all = await readFigures(journal, range, { currency, pause });
      return ok(shown(all, isBlind ? all.tenders.map(({ type }) => type) : []));
    }),
  };
}

/** Without the tenders that somebody has to count yet. */
function shown(all: Figures, hiddenTenders: readonly string[]) {
  const tenders = all.tenders.filter(({ type }) => !hiddenTenders.includes(type));
  return { figures: figuresShape.parse({ ...all, tenders }), hiddenTenders: [...hiddenTenders] };
}
