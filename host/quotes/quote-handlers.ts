import type { QuoteDossier } from '../../contract/document/dossier.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { QuoteView } from '../../contract/host/calls/quote-calls.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { quotePaper } from '../../domain/quote/quote-paper.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { TillContext } from '../commands/till-context.ts';
import { nameOfCustomer } from '../customers/known-customers.ts';
import { bringDossier, type DossierLink, dossierNumberIn } from '../dossiers/dossiers-elsewhere.ts';
import { storeDossier, storeDossiers } from '../dossiers/store-dossiers.ts';
import type { Printing } from '../printing/open-printing.ts';
import { withTillFailures } from '../till-failure.ts';

type Calls = Handlers<HostApi>['calls'];

/** Quotes of the store: listed, shown and put on paper; made and taken they are by commands. */
export function quoteHandlers(
  till: TillContext,
  { printDocument, language }: Pick<Printing, 'printDocument' | 'language'>,
  elsewhere: { link: DossierLink; timers: Timers },
): Pick<Calls, 'quotes' | 'quoteDocument' | 'printQuote'> {
  async function paperOf(
    id: string,
  ): Promise<Result<{ quote: QuoteDossier; document: ReceiptDocument }, Failure>> {
    const quote = await storeDossier(id, till);
    if (quote?.kind !== 'quote') return refuse(fail('QUOTE_UNKNOWN'));
    const { company, store } = till.identity;
    const document = quotePaper({
      language: language(),
      seller: {
        ...{ company: company.name, siren: company.siren, vatNumber: company.vatNumber },
        store: store.name,
        lines: [...store.address.lines, `${store.address.postcode} ${store.address.city}`],
      },
      number: quote.details.number,
      issuedOn: quote.details.openedOn,
      customerName: await nameOfCustomer(till, quote.details.customerId),
      quote: quote.details.quote,
    });
    return ok({ quote, document });
  }

  return {
    quotes: withTillFailures(async (asked) => {
      const found = await quotesOf(asked, till);
      const number = dossierNumberIn(asked.text);
      if (found.length > 0 || number === null) return ok({ quotes: found });
      const brought = await bringDossier(number, { ...elsewhere, documents: till.documents });
      if (!brought.ok) return brought;
      return ok({ quotes: brought.value ? await quotesOf(asked, till) : [] });
    }),
    quoteDocument: withTillFailures(async ({ id }) => {
      const paper = await paperOf(id);
      return paper.ok ? ok({ document: paper.value.document }) : paper;
    }),
    printQuote: withTillFailures(async ({ commandId, id, printer }) => {
      const paper = await paperOf(id);
      if (!paper.ok) return paper;
      const { quote, document } = paper.value;
      return printDocument({
        ...{ id: commandId, paper: 'quote', printer, document },
        ...quote.details.place,
        receiptNumber: quote.details.number,
      });
    }),
  };
}

async function quotesOf(
  { text, limit }: { text: string; limit: number },
  till: TillContext,
): Promise<QuoteView[]> {
  const quotes = (await storeDossiers(till)).filter((dossier) => dossier.kind === 'quote');
  const views = await Promise.all(quotes.map((quote) => viewOf(quote, till)));
  const wanted = text.trim().toLowerCase();
  const fits = (quote: QuoteView): boolean =>
    `${quote.id} ${quote.customerName}`.toLowerCase().includes(wanted);
  return views.filter(fits).slice(0, limit);
}

async function viewOf({ id, details }: QuoteDossier, till: TillContext): Promise<QuoteView> {
  const { quote, usedBy, openedOn, customerId } = details;
  const isExpired = till.businessDay() > quote.validThrough;
  return {
    ...{ id, openedOn, validThrough: quote.validThrough, usedBy },
    state: usedBy.length > 0 ? 'used' : isExpired ? 'expired' : 'valid',
    ...{ currency: quote.currency, totalMinor: quote.totals.grossMinor },
    lineCount: quote.lines.length,
    customerName: await nameOfCustomer(till, customerId),
  };
}
