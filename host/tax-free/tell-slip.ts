import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { OperatorSlip } from '../../contract/port/tax-free-operator.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { type SlipNews, type TaxFreeSlip, tellSlip } from '../../domain/tax-free/slip.ts';
import type { KnownSlip } from './slip-store.ts';
import type { TaxFreeContext } from './tax-free-context.ts';

/** One entry that says how a slip stands from here on. In the queue of the commands. */
export function writeSlip(
  { id: slipId, ...slip }: TaxFreeSlip,
  operatorId: string,
  { till }: Pick<TaxFreeContext, 'till'>,
): void {
  const { state, isCancelAsked, operator, currency, grossMinor, vatMinor } = slip;
  const { documentId, refundMinor, reason } = slip;
  const receipts = slip.receipts.map(({ journalId, sequence }) => ({ journalId, sequence }));
  till.writer.append({
    drafts: [
      {
        type: 'tax-free-slip',
        body: {
          ...{ slipId, state, isCancelAsked, operator, receipts, currency, grossMinor, vatMinor },
          ...{ documentId, refundMinor, reason },
        },
        operatorId,
        personal: null,
      },
    ],
    steps: [],
    endedBaskets: [],
  });
}

/**
 * Journals what is new of a slip, and answers it as it stands then. What can't follow (an operator that
 * takes back what customs have validated) changes nothing. A command of its own: what was heard of the
 * operator meanwhile is read again first.
 */
export function tell(
  slipId: string,
  news: SlipNews,
  operatorId: string,
  context: TaxFreeContext,
): Promise<Result<KnownSlip, Failure>> {
  return context.commands.run(async () => {
    const known = context.slips.find(slipId);
    if (!known) return refuse(fail('TAX_FREE_SLIP_GONE'));
    const told = tellSlip(known, news);
    if (!told.ok || told.value === null) return ok(known);
    writeSlip(told.value, operatorId, context);
    return ok(context.slips.find(slipId) ?? known);
  });
}

/** What the operator says of a slip, as far as it can be written down. */
export function newsOf({ state, documentId, refundMinor }: OperatorSlip): SlipNews {
  return {
    state,
    ...(documentId !== '' && { documentId: documentId.replace(/[^A-Za-z0-9-]/g, '').slice(0, 40) }),
    ...(refundMinor !== null && { refundMinor }),
  };
}

/** An operator's word as a reason code of the journal. */
export function reasonWord(reason: string): string {
  const word = reason.toLowerCase().replace(/[^a-z0-9-]/g, '-');
  return /^[a-z]/.test(word) ? word.slice(0, 40) : 'other';
}
