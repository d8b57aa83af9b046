import type { HostApi } from '../../contract/host/api.ts';
import type { StoreReport } from '../../contract/host/store-report-shapes.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok } from '../../domain/result.ts';
import { readReportRules } from './read-report-rules.ts';

type Answers = Pick<Handlers<HostApi>['calls'], 'storeReport'>;

/** The store's report as a page may have it: nobody by name unless the retailer allows it. A script has all. */
export function peopleIfAllowed(answers: Answers, documents: Pick<Documents, 'get'>): Answers {
  return {
    async storeReport(input, session) {
      const answer = await answers.storeReport(input, session);
      if (!answer.ok || session.role === 'script') return answer;
      const { isByAssociate } = await readReportRules(documents);
      return isByAssociate ? answer : ok(withoutPeople(answer.value));
    },
  };
}

function withoutPeople(report: StoreReport): StoreReport {
  const nobody = { operators: [], associates: [] };
  const { lastWeek, lastYear } = report.comparisons;
  const blanked = (then: typeof lastWeek) =>
    then && { ...then, figures: { ...then.figures, ...nobody } };
  return {
    ...report,
    operators: [],
    figures: { ...report.figures, ...nobody },
    comparisons: { lastWeek: blanked(lastWeek), lastYear: blanked(lastYear) },
  };
}
