import { fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import { figures as figuresShape } from '../../contract/host/report-shapes.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import type { Figures } from '../../domain/report/figures.ts';
import { ok, refuse } from '../../domain/result.ts';
import { minutesOfHour } from '../../domain/till/trading-date.ts';
import type { TillContext } from '../commands/till-context.ts';
import { closureHeadOf, closureReportOf, isClosureBlind } from '../day/closed-day.ts';
import type { TillSettings } from '../settings/till-settings.ts';
import { withTillFailures } from '../till-failure.ts';
import type { ClosedFigures } from './closed-figures.ts';
import { createDaySoFar } from './day-so-far.ts';
import { readReportRules } from './read-report-rules.ts';
import { toldOfPeople } from './told-of-people.ts';

/** The calls of reports: no command, nothing is written. */
export function reportHandlers({
  till,
  settings,
  closedFigures,
  pause,
}: {
  till: TillContext;
  settings: Pick<TillSettings, 'get'>;
  closedFigures: ClosedFigures;
  pause(): Promise<void>;
}): Pick<
  Handlers<HostApi>['calls'],
  'dayFigures' | 'closureReport' | 'closureFigures' | 'reportRules'
> {
  const { journal } = till;
  const soFar = createDaySoFar({ journal, pause });

  return {
    dayFigures: withTillFailures(async (_, { role }) => {
      const counted = till
        .tenders()
        .types.filter(({ countedAtClosing }) => countedAtClosing)
        .map(({ id }) => id);
      const figures = await soFar.figures();
      const told = toldOfPeople(figures, role, await readReportRules(till.documents));
      return ok({ businessDay: till.businessDay(), ...shown(told, counted) });
    }),
    reportRules: withTillFailures(async () => {
      const { isByAssociate } = await readReportRules(till.documents);
      const dayStartsAtMinutes = minutesOfHour(settings.get('day.starts-at'));
      return ok({ isByAssociate, dayStartsAtMinutes });
    }),
    closureReport: withTillFailures(async ({ journalId, sequence }) => {
      const sealed = journal.find(journalId, sequence);
      if (sealed?.type !== 'closure') return refuse(fail('CLOSURE_UNKNOWN'));
      const isDay = closureHeadOf(sealed).period === 'day';
      return ok(closureReportOf(journal, sealed, isDay ? null : await closedFigures.of(sealed)));
    }),
    closureFigures: withTillFailures(async ({ journalId, sequence }, { role }) => {
      const sealed = journal.find(journalId, sequence);
      if (sealed?.type !== 'closure') return refuse(fail('CLOSURE_UNKNOWN'));
      const isBlind = isClosureBlind(journal, sealed);
      const all = await closedFigures.of(sealed);
      const told = toldOfPeople(all, role, await readReportRules(till.documents));
      return ok(shown(told, isBlind ? all.tenders.map(({ type }) => type) : []));
    }),
  };
}

/** Without the tenders that somebody has to count yet. */
function shown(all: Figures, hiddenTenders: readonly string[]) {
  const tenders = all.tenders.filter(({ type }) => !hiddenTenders.includes(type));
  return {
    figures: figuresShape.parse({ ...all, tenders }),
    hiddenTenders: [...hiddenTenders],
  };
}
