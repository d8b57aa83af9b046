import { z } from 'zod';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { CallInput } from '../../contract/rpc/api-shape.ts';
import type { AfterSalesFile } from '../../domain/after-sales/after-sales-file.ts';
import { daysAway, legalGuarantee } from '../../domain/after-sales/guarantee.ts';
import { isOpen, mayFollow } from '../../domain/after-sales/states.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { receiptNumber } from '../../domain/till/receipt-number.ts';
import { placeText } from '../../domain/transaction/entry-place.ts';
import { actorAt } from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';
import { answered, appendDay, type DayContext } from '../day/day-context.ts';
import { storeDossier, storeDossiers } from '../dossiers/store-dossiers.ts';
import { knownSale } from '../returns/known-sale.ts';

type Answer = z.infer<typeof answerShape>;
const answerShape = z.object({ id: z.string(), number: z.string() });

/**
 * Opens a file of one piece of a sold line. What the customer said of the fault stands beside the entry
 * (law 6), with their reference: that of the sale, else of whom the basket names now, so that they can be
 * told. One file of a line is open at a time.
 */
export async function openAfterSales(
  request: CallInput<HostApi, 'openAfterSales'>,
  day: DayContext,
): Promise<Result<Answer, Failure>> {
  const { till } = day;
  const before = answered(day, request.commandId);
  if (before !== null) return ok(answerShape.parse(before));
  // Of another till it was found before: by its code, or through the platform.
  const sale = knownSale(till, request.of);
  if (!sale?.isVerified) return refuse(fail('RECEIPT_ELSEWHERE'));
  const line = sale.transaction.lines.find(({ number }) => number === request.of.line);
  if (!line || line.fulfilment === 'return' || line.accounting !== 'turnover')
    return refuse(fail('AFTER_SALES_LINE'));
  const other = await openFileOf(request.of, till);
  if (other) return refuse(fail('AFTER_SALES_OPEN', { number: other }));
  const { soldOn } = sale;
  const { scale } = line.quantity;
  const file: AfterSalesFile = {
    fileId: till.newId(),
    number: nextNumber(till),
    state: 'opened',
    of: request.of,
    ...{ receipt: sale.receiptNumber, soldOn },
    ...{ sku: line.sku, label: line.label, size: line.size, colour: line.colour },
    serialNumber: line.serialNumber,
    quantity: line.unit === 'piece' ? { value: 10 ** scale, scale } : line.quantity,
    ...{ fault: request.fault, basis: request.basis, remedy: request.remedy },
    guaranteeThrough: legalGuarantee({
      ...{ soldOn, today: till.businessDay(), wasRepaired: false, awayDays: 0 },
    }).conformityThrough,
  };
  const named = till.shelf.openOn(request.seat)?.basket.customer?.id ?? '';
  const reference = sale.customerId || named || null;
  const told = request.told.trim();
  const personal = reference === null && told === '' ? null : { reference, part: { told } };
  return write(day, request, file, personal);
}

/** A file goes on: to what may follow where it stands, and nothing else. */
export async function moveAfterSales(
  request: CallInput<HostApi, 'moveAfterSales'>,
  day: DayContext,
): Promise<Result<Answer, Failure>> {
  const { till } = day;
  const before = answered(day, request.commandId);
  if (before !== null) return ok(answerShape.parse(before));
  const dossier = await storeDossier(request.id, till);
  if (dossier?.kind !== 'after-sales') return refuse(fail('AFTER_SALES_UNKNOWN'));
  const { file, customerId, openedOn } = dossier.details;
  if (!mayFollow(file.state, request.state)) return refuse(fail('AFTER_SALES_STATE'));
  const moved = { ...file, state: request.state };
  const personal = customerId === '' ? null : { reference: customerId, part: {} };
  return write(day, request, repaired(moved, file, openedOn, till.businessDay()), personal);
}

/** Handed over after a repair under the guarantee: six months more, and the days that it was away. */
function repaired(
  after: AfterSalesFile,
  before: AfterSalesFile,
  openedOn: string,
  today: string,
): AfterSalesFile {
  const wasRepaired = before.state === 'ready' && after.state === 'handed-over';
  if (!wasRepaired || after.remedy !== 'repair' || after.basis !== 'conformity') return after;
  const { conformityThrough } = legalGuarantee({
    ...{ soldOn: after.soldOn, today, wasRepaired: true, awayDays: daysAway(openedOn, today) },
  });
  return { ...after, guaranteeThrough: conformityThrough };
}

function write(
  day: DayContext,
  request: { commandId: string; seat: string },
  file: AfterSalesFile,
  personal: EntryDraft['personal'],
): Result<Answer, Failure> {
  const answer: Answer = { id: file.fileId, number: file.number };
  const operatorId = actorAt(day.till, request.seat);
  const draft: EntryDraft = { type: 'after-sales', body: file, operatorId, personal };
  appendDay(day, { commandId: request.commandId, answer, drafts: [draft] });
  return ok(answer);
}

async function openFileOf(of: AfterSalesFile['of'], till: TillContext): Promise<string | null> {
  const isSame = (other: AfterSalesFile['of']): boolean =>
    placeText(other) === placeText(of) && other.line === of.line;
  for (const dossier of await storeDossiers(till)) {
    if (dossier.kind !== 'after-sales') continue;
    const { file } = dossier.details;
    if (isOpen(file.state) && isSame(file.of)) return file.number;
  }
  return null;
}

/** Of the entry that is about to be written. */
function nextNumber({ journal, identity }: TillContext): string {
  const head = journal.heads().find(({ kind, state }) => kind === 'live' && state === 'open');
  const transactionNumber = (head?.types['after-sales']?.sequence ?? 0) + 1;
  const { number: tillNumber } = identity.till;
  return `S-${receiptNumber({ tillNumber, transactionNumber, journalId: head?.journalId ?? '' })}`;
}
