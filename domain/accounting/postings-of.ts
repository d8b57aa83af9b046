import { unreachable } from '../assert.ts';
import { isBetweenTills } from '../day/between-tills.ts';
import type { MoneyMoved, SessionClosed, SessionOpened } from '../day/day-entries.ts';
import type { MoneyPlace } from '../day/money.ts';
import type { TenderType } from '../tender/tender-type.ts';
import { isIndemnity } from '../transaction/indemnity.ts';
import type { LineItem, Transaction } from '../transaction/transaction.ts';
import type { Account, ChartOfAccounts } from './chart-of-accounts.ts';
import type { Posting } from './posting.ts';

/** As much of an entry as is booked. */
export type BookedFact =
  | { type: 'transaction'; body: Transaction }
  | { type: 'money-moved'; body: MoneyMoved }
  | { type: 'session-opened'; body: SessionOpened }
  | { type: 'session-closed'; body: SessionClosed };

/** What a booking is made with. */
export interface Books {
  chart: ChartOfAccounts;
  /** Kind of a tender type, which a movement of money does not say; null for one that nobody knows any more. */
  kindOf(type: string): TenderType['kind'] | null;
}

/** Change is given in this, whatever was handed over. */
const cashType = 'cash';

/**
 * How one entry is booked; its debits equal its credits. Money is booked where it moves, so the accounts
 * of drawer and safe go with what the till counts against.
 */
export function postingsOf(fact: BookedFact, books: Books): readonly Posting[] {
  switch (fact.type) {
    case 'transaction':
      return ofTransaction(fact.body, books);
    case 'money-moved':
      return ofMovement(fact.body, books);
    case 'session-opened':
      return ofOpening(fact.body, books);
    case 'session-closed':
      return ofClosing(fact.body, books);
    default:
      return unreachable(fact);
  }
}

function ofTransaction({ lines, tenders, totals }: Transaction, books: Books): Posting[] {
  const { chart } = books;
  const { roundingMinor } = totals;
  return [
    ...tenders.flatMap(({ type, kind, tenderedMinor, changeMinor }) => [
      debit(tenderAccount(chart, { type, kind }, 'drawer'), tenderedMinor),
      credit(
        tenderAccount(chart, { type: kind === 'cash' ? type : cashType, kind: 'cash' }, 'drawer'),
        changeMinor,
      ),
    ]),
    ...lines.flatMap((line) => {
      const vatRateBp = line.accounting === 'liability' ? null : line.vatRateBp;
      return [
        { ...credit(lineAccount(line, chart), line.netMinor), vatRateBp },
        { ...credit(vatAccount(line, chart), line.vatMinor), vatRateBp },
      ];
    }),
    difference(chart, roundingMinor),
  ];
}

function lineAccount(line: LineItem, chart: ChartOfAccounts): Account {
  switch (line.accounting) {
    case 'liability':
      return chart.tenderKinds['gift-card'];
    case 'deposit':
      return chart.tenderKinds.deposit;
    case 'turnover': {
      if (isIndemnity(line)) return chart.indemnity;
      const rule = chart.sales.find(
        ({ category, eReportingCategory, vatRateBp }) =>
          (category === '' || category === line.category) &&
          (eReportingCategory === null || eReportingCategory === line.eReportingCategory) &&
          (vatRateBp === null || vatRateBp === line.vatRateBp),
      );
      return rule?.account ?? chart.otherSales;
    }
    default:
      return unreachable(line.accounting);
  }
}

function vatAccount({ vatRateBp }: LineItem, { vat, otherVat }: ChartOfAccounts): Account {
  return vat.find((rate) => rate.vatRateBp === vatRateBp)?.account ?? otherVat;
}

function ofMovement({ kind, from, to, money, reasonCode }: MoneyMoved, books: Books): Posting[] {
  const { chart } = books;
  if (isBetweenTills({ kind })) return [];
  return money.flatMap(({ type, amountMinor }) => {
    const at = (place: MoneyPlace, isComing: boolean) => {
      if (place === 'bank') return chart.bank;
      if (place !== 'outside') return heldAccount(books, type, place);
      if (kind === 'safe-correction' || kind === 'drawer-correction')
        return isComing ? chart.surplus : chart.shortage;
      return chart.reasons.find(({ code }) => code === reasonCode)?.account ?? chart.suspense;
    };
    return [debit(at(to, false), amountMinor), credit(at(from, true), amountMinor)];
  });
}

/** What was found in the drawer that nobody left there, or was left there and is gone. */
function ofOpening({ counted, differenceMinor }: SessionOpened, books: Books): Posting[] {
  if (counted === null) return [];
  return [
    debit(heldAccount(books, counted.type, 'drawer'), differenceMinor),
    difference(books.chart, differenceMinor),
  ];
}

/** What goes to the bank by wire is not booked: it is owed until the bank's statement says that it came. */
function ofClosing({ tenders, taken }: SessionClosed, books: Books): Posting[] {
  return [
    ...tenders.flatMap(({ type, differenceMinor }) => [
      debit(heldAccount(books, type, 'drawer'), differenceMinor),
      difference(books.chart, differenceMinor),
    ]),
    ...taken
      .filter(({ to }) => to === 'safe')
      .flatMap(({ type, amountMinor }) => [
        debit(heldAccount(books, type, 'safe'), amountMinor),
        credit(heldAccount(books, type, 'drawer'), amountMinor),
      ]),
  ];
}

/** The other side of money that is there and should not be, or the other way round. */
function difference({ shortage, surplus }: ChartOfAccounts, minor: number): Posting {
  return credit(minor < 0 ? shortage : surplus, minor);
}

function heldAccount(books: Books, type: string, place: 'drawer' | 'safe'): Account {
  const kind = type === cashType ? 'cash' : books.kindOf(type);
  return kind === null ? books.chart.suspense : tenderAccount(books.chart, { type, kind }, place);
}

function tenderAccount(
  chart: ChartOfAccounts,
  { type, kind }: { type: string; kind: TenderType['kind'] },
  place: 'drawer' | 'safe',
): Account {
  const own = chart.tenderTypes.find((each) => each.type === type);
  if (own) return own.account;
  if (kind === 'cash') return chart[place];
  return chart.tenderKinds[kind];
}

function debit(account: Account, amountMinor: number): Posting {
  return { account, amountMinor, vatRateBp: null };
}

function credit(account: Account, amountMinor: number): Posting {
  return debit(account, 0 - amountMinor);
}
