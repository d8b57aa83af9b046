import { z } from 'zod';
import type { AfterSalesDossier } from '../../contract/document/dossier.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { AfterSalesView } from '../../contract/host/calls/after-sales-calls.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { depositPaper } from '../../domain/after-sales/deposit-paper.ts';
import { isOpen, nextStates } from '../../domain/after-sales/states.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { TillContext } from '../commands/till-context.ts';
import { nameOfCustomer } from '../customers/known-customers.ts';
import type { DayContext } from '../day/day-context.ts';
import { bringDossier, type DossierLink, dossierNumberIn } from '../dossiers/dossiers-elsewhere.ts';
import { storeDossier, storeDossiers } from '../dossiers/store-dossiers.ts';
import type { Printing } from '../printing/open-printing.ts';
import { withTillFailures } from '../till-failure.ts';
import { moveAfterSales, openAfterSales } from './move-files.ts';

type Calls = Handlers<HostApi>['calls'];
type Own = 'openAfterSales' | 'moveAfterSales' | 'afterSales' | 'afterSalesDocument';

/** Files of the after-sales service: opened and moved by commands, listed and put on paper by the rest. */
export function afterSalesHandlers(from: {
  day: DayContext;
  printing: Pick<Printing, 'printDocument' | 'language'>;
  aliasOf(operatorId: string): string;
  link: DossierLink;
  timers: Timers;
}): Pick<Calls, Own | 'printAfterSales'> {
  const { day, printing, aliasOf } = from;
  const { till } = day;

  async function paperOf(
    id: string,
  ): Promise<Result<{ dossier: AfterSalesDossier; document: ReceiptDocument }, Failure>> {
    const dossier = await storeDossier(id, till);
    if (dossier?.kind !== 'after-sales') return refuse(fail('AFTER_SALES_UNKNOWN'));
    const { name, address } = till.identity.store;
    const { openedOn, customerId, file } = dossier.details;
    const document = depositPaper({
      language: printing.language(),
      store: { name, lines: [...address.lines, `${address.postcode} ${address.city}`] },
      ...{ openedOn, file, told: toldAt(till, dossier) },
      customerName: await nameOfCustomer(till, customerId),
    });
    return ok({ dossier, document });
  }

  return {
    openAfterSales: (input) => openAfterSales(input, day),
    moveAfterSales: (input) => moveAfterSales(input, day),
    afterSales: withTillFailures(async (asked) => {
      const found = await filesOf(asked, till, aliasOf);
      const number = dossierNumberIn(asked.text);
      if (found.length > 0 || number === null) return ok({ files: found });
      const brought = await bringDossier(number, { ...from, documents: till.documents });
      if (!brought.ok) return brought;
      return ok({ files: brought.value ? await filesOf(asked, till, aliasOf) : [] });
    }),
    afterSalesDocument: withTillFailures(async ({ id }) => {
      const paper = await paperOf(id);
      return paper.ok ? ok({ document: paper.value.document }) : paper;
    }),
    printAfterSales: withTillFailures(async ({ commandId, id, printer }) => {
      const paper = await paperOf(id);
      if (!paper.ok) return paper;
      const { dossier, document } = paper.value;
      return printing.printDocument({
        ...{ id: commandId, paper: 'after-sales', printer, document },
        ...dossier.details.place,
        receiptNumber: dossier.details.file.number,
      });
    }),
  };
}

async function filesOf(
  { only, text, limit }: { only: 'open' | 'all'; text: string; limit: number },
  till: TillContext,
  aliasOf: (operatorId: string) => string,
): Promise<AfterSalesView[]> {
  const wanted = text.trim().toLowerCase();
  const files: AfterSalesView[] = [];
  for (const dossier of await storeDossiers(till)) {
    if (dossier.kind !== 'after-sales') continue;
    if (only === 'open' && !isOpen(dossier.details.file.state)) continue;
    const view = await viewOf(dossier, till, aliasOf);
    const said = `${view.number} ${view.receipt} ${view.label} ${view.customerName}`;
    if (said.toLowerCase().includes(wanted)) files.push(view);
    if (files.length >= limit) break;
  }
  return files;
}

async function viewOf(
  dossier: AfterSalesDossier,
  till: TillContext,
  aliasOf: (operatorId: string) => string,
): Promise<AfterSalesView> {
  const { file, openedOn, customerId, history } = dossier.details;
  const { number, state, receipt, soldOn, label, size, colour, fault, basis, remedy } = file;
  return {
    ...{ id: dossier.id, number, state, next: [...nextStates(state)], openedOn, receipt, soldOn },
    ...{ label, size, colour, fault, basis, remedy, guaranteeThrough: file.guaranteeThrough },
    customerName: await nameOfCustomer(till, customerId),
    told: toldAt(till, dossier),
    history: history.map((step) => ({
      ...{ state: step.state, at: step.at, by: aliasOf(step.operatorId) },
    })),
  };
}

/** Beside the entry that opened it, at the till that wrote that. */
function toldAt({ journal }: TillContext, { details: { place } }: AfterSalesDossier): string {
  const part = journal.personalPart(place.journalId, place.sequence);
  return part ? (toldPart.safeParse(JSON.parse(part.text)).data?.told ?? '') : '';
}

const toldPart = z.object({ told: z.string() });
