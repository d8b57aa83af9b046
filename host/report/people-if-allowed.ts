import type { ReportRules } from '../../contract/document/report-rules.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { StoreReport } from '../../contract/host/store-report-shapes.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { Role } from '../../contract/rpc/api-shape.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok } from '../../domain/result.ts';
import { readReportRules } from './read-report-rules.ts';
import { toldOfPeople } from './told-of-people.ts';

type Answers = Pick<Handlers<HostApi>['calls'], 'storeReport'>;

/** The store's report as a page may have it: nobody by name unless the retailer allows it. A script has all. */
export function peopleIfAllowed(answers: Answers, documents: Pick<Documents, 'get'>): Answers {
  return {
    async storeReport(input, session) {
      const answer = await answers.storeReport(input, session);
      if (!answer.ok) return answer;
      return ok(told(answer.value, session.role, await readReportRules(documents)));
    },
  };
}

function told(report: StoreReport, role: Role, rules: ReportRules): StoreReport {
  const { lastWeek, lastYear } = report.comparisons;
  const figures = toldOfPeople(report.figures, role, rules);
  const then = (other: typeof lastWeek) =>
    other && { ...other, figures: toldOfPeople(other.figures, role, rules) };
  const named = new Set([...figures.operators, ...figures.associates].map(({ key }) => key));
  return {
    ...report,
    figures,
    operators: report.operators.filter(({ id }) => named.has(id)),
    comparisons: { lastWeek: then(lastWeek), lastYear: then(lastYear) },
  };
}
