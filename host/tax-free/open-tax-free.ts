import type { TillSnapshot } from '../../contract/host/views.ts';
import type { TaxFreeOperator } from '../../contract/port/tax-free-operator.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { frenchTaxFreeRules } from '../../domain/tax-free/eligibility.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import type { TillContext } from '../commands/till-context.ts';
import type { Printing } from '../printing/open-printing.ts';
import type { TillSettings } from '../settings/till-settings.ts';
import { createSettleSlips } from './settle-slips.ts';
import type { Slips } from './slips.ts';
import type { TaxFreeContext } from './tax-free-context.ts';

export type TaxFree = ReturnType<typeof openTaxFree>;

/** Of so many slips somebody is told at once. */
const warnedOf = 20;
/** Somebody has seen to it by then, or nobody will. */
const warnedForMs = 14 * 86_400_000;

/** Tax-free slips of a running till: off until a setting names the operator. */
export function openTaxFree(from: {
  till: TillContext;
  slips: Slips;
  commands: CommandQueue;
  settings: TillSettings;
  /** By what the setting calls them. */
  operators: Readonly<Record<'simulator', TaxFreeOperator>>;
  timers: Timers;
  printing: Pick<Printing, 'printDocument'>;
  /** The warnings may be others. */
  onChanged(): void;
  onFailed(error: unknown): void;
}) {
  const { till, slips, commands, settings, timers, operators } = from;
  const context: TaxFreeContext = {
    ...{ till, slips, commands, timers },
    operator() {
      return settings.get('tax-free.operator') === 'simulator' ? operators.simulator : null;
    },
    rules: () => ({
      ...frenchTaxFreeRules,
      excludedCategories: new Set(
        settings
          .get('tax-free.excluded')
          .split(',')
          .map((category) => category.trim())
          .filter((category) => category !== ''),
      ),
    }),
  };
  const settling = createSettleSlips(context, from);
  settings.onChange((key) => {
    if (key === 'tax-free.operator') from.onChanged();
  });
  const language = (): 'fr' | 'en' => (settings.get('receipts.language') === 'en' ? 'en' : 'fr');

  return {
    context,
    language,
    printDocument: from.printing.printDocument,
    isOffered: () => context.operator() !== null,
    settle: settling.settle,
    warnings(): TillSnapshot['warnings'] {
      const open = slips.watched('unsettled', warnedOf);
      const conflicts = slips.watched('conflict', warnedOf);
      const sinceMs = Date.parse(till.now()) - warnedForMs;
      return [
        ...conflicts
          .filter(({ changedAt }) => Date.parse(changedAt) >= sinceMs)
          .map(({ documentId: document }) => ({
            code: 'TAX_FREE_CONFLICT',
            details: { document },
          })),
        ...(open.length === 0 ? [] : [{ code: 'TAX_FREE_OPEN', details: { count: open.length } }]),
      ];
    },
    close: settling.stop,
  };
}
