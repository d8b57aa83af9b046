import type { HostApi } from '../contract/host/api.ts';
import type { CallInput, CallName } from '../contract/rpc/api-shape.ts';
import type { Action } from '../domain/operator/permissions.ts';

/** What must be so before a page's call does anything (`answer-by-need.ts`). */
export type CallNeed =
  /** Nothing: what brings somebody, what is drawn while nobody is there, what only scripts may call. */
  | { who: 'nobody' }
  /** Somebody signed on at this till, whichever seat. */
  | { who: 'somebody' }
  | SeatNeed
  | ReaderNeed
  | SetUpNeed;

/** Somebody signed on at the seat that the call names. */
interface SeatNeed {
  who: 'seat';
  /** And may do this. What depends on the basket (a discount, a void, a refund) its command asks for. */
  action?: Action;
  /** Unless its code is a badge, which brings somebody. */
  orBadge?: true;
  /**
   * It takes no basket step and ends no act of the day: an id of one that was done says nothing of
   * it, and lets nobody in.
   */
  takesNoStep?: true;
}

/**
 * Somebody at the seat who may change settings; nobody while the till is new: it belongs to no platform
 * and has sold nothing. No command: what it does waits for the network (law 1).
 */
interface SetUpNeed {
  who: 'set-up';
}

/**
 * Somebody at the seat who may look at it. No command: it may read or wait for long, and nothing waits for it.
 * What it writes then (that a paper is printed) is a command of its own; one inside another waits for ever.
 */
interface ReaderNeed {
  who: 'reader';
  action: Action;
}

type NeedOf<N extends CallName<HostApi>> =
  CallInput<HostApi, N> extends { seat: string }
    ? CallNeed
    : Exclude<CallNeed, SeatNeed | ReaderNeed | SetUpNeed>;

const nobody = { who: 'nobody' } as const;
const somebody = { who: 'somebody' } as const;
const atSeat = { who: 'seat' } as const;
const taxFree = { who: 'reader', action: 'tax-free' } as const;
const besideBaskets = { who: 'seat', takesNoStep: true } as const;

/** Every call of the host; a new one that is not in here does not compile. */
export const callNeeds: { readonly [N in CallName<HostApi>]: NeedOf<N> } = {
  scan: { who: 'seat', orBadge: true },
  addItem: atSeat,
  swapVariant: atSeat,
  setQuantity: atSeat,
  voidLine: atSeat,
  undo: atSeat,
  suspend: atSeat,
  resume: atSeat,
  abandon: atSeat,
  markLine: atSeat,
  setCustomer: atSeat,
  findCustomers: somebody,
  orders: somebody,
  returnLines: atSeat,
  findReceipt: somebody,

  discountLine: atSeat,
  discountBasket: atSeat,
  overridePrice: atSeat,
  previewDiscount: besideBaskets,
  removeDiscount: atSeat,
  removeCoupon: atSeat,

  sellGiftCard: atSeat,
  takeDeposit: atSeat,
  lookUpValue: somebody,
  tender: atSeat,
  refund: atSeat,
  complete: atSeat,
  removeTender: atSeat,
  dismissPaid: besideBaskets,

  printReceipt: besideBaskets,
  receiptPreview: somebody,
  receiptPage: nobody,
  receipts: somebody,
  invoiceReceipt: { who: 'seat', action: 'invoice' },
  invoices: somebody,
  invoiceDocument: somebody,
  printInvoice: besideBaskets,
  retryPrint: somebody,
  giveUpPrint: somebody,
  retryDrawer: besideBaskets,
  testPrint: besideBaskets,
  printDeposit: { who: 'seat', action: 'safe' },
  depositDocument: { who: 'reader', action: 'safe' },
  closureDocument: { who: 'reader', action: 'x-reading' },
  printClosure: { who: 'reader', action: 'x-reading' },
  printJob: nobody,
  checkPrinters: nobody,

  searchItems: nobody,
  searchModels: nobody,
  modelsOfCategory: nobody,
  variantsOf: nobody,
  catalogueHome: nobody,
  welcome: nobody,

  signOn: nobody,
  signOff: nobody,
  lock: nobody,
  stillHere: nobody,
  setLanguage: nobody,

  // Slow: a PIN is checked outside the commands. The command that it allows is one.
  askApproval: somebody,
  approve: somebody,

  audit: { who: 'reader', action: 'audit' },
  auditFile: { who: 'reader', action: 'audit' },

  getSettings: nobody,
  setSetting: { who: 'seat', action: 'settings', takesNoStep: true },

  readJournal: nobody,
  startVerification: nobody,
  startArchive: nobody,
  archiveHere: { who: 'seat', action: 'archive' },
  archiveState: somebody,
  cancelArchive: somebody,
  archives: somebody,
  purgeYear: nobody,

  startBooks: nobody,
  booksHere: { who: 'seat', action: 'archive' },
  booksState: somebody,
  cancelBooks: somebody,

  verification: nobody,
  enrol: nobody,
  joinPlatform: { who: 'set-up' },
  retrySync: nobody,

  importBegin: nobody,
  importPage: nobody,
  importEnd: nobody,

  openSession: atSeat,
  handOver: atSeat,
  moveMoney: atSeat,
  noSale: atSeat,
  beginCount: atSeat,
  saveCount: atSeat,
  submitCount: atSeat,
  validateCount: atSeat,
  explainCount: { who: 'reader', action: 'count-validation' },
  dropCount: atSeat,
  finishCount: atSeat,
  closeDay: { who: 'seat', action: 'day-close' },
  keepWork: atSeat,
  dropWork: atSeat,
  bookWork: atSeat,
  safePapers: { who: 'reader', action: 'safe' },
  proposeChange: { who: 'reader', action: 'safe' },
  readDay: atSeat,
  closures: somebody,
  closureReport: somebody,
  dayFigures: { who: 'reader', action: 'x-reading' },
  drawReading: { who: 'reader', action: 'x-reading' },
  printReading: { who: 'reader', action: 'x-reading' },
  closureFigures: { who: 'reader', action: 'x-reading' },
  storeReport: { who: 'reader', action: 'x-reading' },
  reportRules: { who: 'reader', action: 'x-reading' },
  decisions: { who: 'reader', action: 'x-reading' },

  beginTraining: { who: 'seat', action: 'training' },
  endTraining: atSeat,

  // Beside the commands: they wait for the operator, and what they carry must not be in an approval's hash.
  taxFreeEligibility: taxFree,
  issueTaxFree: taxFree,
  cancelTaxFree: taxFree,
  refreshTaxFree: taxFree,
  taxFreeSlips: taxFree,
  printTaxFree: taxFree,

  demoBreak: nobody,
  demoKillTill: nobody,
  demoClearRoll: nobody,
  demoSecondTill: nobody,
};
