import type { HostApi } from '../../contract/host/api.ts';
import { figures as figuresShape } from '../../contract/host/report-shapes.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok } from '../../domain/result.ts';
import type { Printing } from '../printing/open-printing.ts';
import { withTillFailures } from '../till-failure.ts';
import { drawReading, type ReadingParts } from './draw-reading.ts';
import { readReportRules } from './read-report-rules.ts';
import { toldOfPeople } from './told-of-people.ts';

/** The calls of an X on paper. */
export function readingHandlers({
  printing,
  ...parts
}: ReadingParts & { printing: Pick<Printing, 'printDocument'> }): Pick<
  Handlers<HostApi>['calls'],
  'drawReading' | 'printReading'
> {
  return {
    drawReading: withTillFailures(async (request, { role }) => {
      const drawn = await drawReading(request, parts);
      if (!drawn.ok) return drawn;
      const { reading, figures, hiddenTenders, document } = drawn.value;
      const told = toldOfPeople(figures, role, await readReportRules(parts.day.till.documents));
      return ok({
        ...{ reading, document, hiddenTenders: [...hiddenTenders] },
        figures: figuresShape.parse(told),
      });
    }),
    printReading: withTillFailures(async (request) => {
      const drawn = await drawReading(request, parts);
      if (!drawn.ok) return drawn;
      const { place, document } = drawn.value;
      const { commandId, printer } = request;
      // Beside the commands no longer than it takes to put the paper in its queue.
      return parts.queue.run(async () =>
        printing.printDocument({
          ...{ id: commandId, paper: 'reading', ...place },
          ...{ receiptNumber: 'X', printer, document },
        }),
      );
    }),
  };
}
