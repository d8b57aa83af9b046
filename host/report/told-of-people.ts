import type { ReportRules } from '../../contract/document/report-rules.ts';
import type { Role } from '../../contract/rpc/api-shape.ts';
import type { Figures } from '../../domain/report/figures.ts';

/** Who reads figures: a paper whoever has it in hand, a script the retailer's own machine. */
type Reader = 'paper' | Role;

/**
 * Figures as their reader may have them; every report goes through here. What an associate sold is told
 * where the retailer allows it (`reports.rules`), on paper and screen alike. Who rang stays on papers, as
 * it says who answers for the money; a page has it with the associates.
 */
export function toldOfPeople<F extends Pick<Figures, 'operators' | 'associates'>>(
  figures: F,
  reader: Reader,
  { isByAssociate }: ReportRules,
): F {
  if (isByAssociate || reader === 'script') return figures;
  if (reader === 'paper') return { ...figures, associates: [] };
  return { ...figures, operators: [], associates: [] };
}
