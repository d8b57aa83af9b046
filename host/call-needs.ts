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
  /** Among what was done it is looked for, so that the same id is answered again, whoever is there now. */
  repeats: Repeats;
}

/**
 * Where a call keeps that it was done: as a step of a basket, as an answer of the day, as either of them, as a training. An
 * id of anything else says nothing of it, and lets nobody in; nor does any id where nothing is kept.
 */
export type Repeats =
  | 'step'
  | 'day'
  | 'step-or-day'
  | 'training-begun'
  | 'training-ended'
  | 'nothing';

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
const basketStep = { who: 'seat', repeats: 'step' } as const;
const dayAct = { who: 'seat', repeats: 'day' } as const;
const taxFree = { who: 'reader', action: 'tax-free' } as const;
const besideSteps = { who: 'seat', repeats: 'nothing' } as const;

/** Every call of the host; a new one that is not in here does not compile. */
export const callNeeds: { readonly [N in CallName<HostApi>]: NeedOf<N> } = {
  scan: { who: 'seat', orBadge: true, repeats: 'step' },
  addItem: basketStep,
  swapVariant: basketStep,
  setQuantity: basketStep,
  voidLine: basketStep,
  undo: basketStep,
  suspend: basketStep,
  sendToTill: basketStep,
  resume: basketStep,
  abandon: basketStep,
  markLine: basketStep,
  setCustomer: basketStep,
  setStaffBuyer: basketStep,
  passStaffQuota: basketStep,
  proveStaffBuyer: somebody,
  staffTerms: somebody,
  fulfilLine: basketStep,
  addForLater: basketStep,
  setGroup: basketStep,
  groupChoices: somebody,
  waysToHave: somebody,
  findCustomers: somebody,
  findCustomersElsewhere: somebody,
  bringCustomer: somebody,
  enrolCustomer: dayAct,
  changeCustomer: dayAct,
  customerDetail: somebody,
  eraseCustomer: { who: 'reader', action: 'erase-customer' },
  customerAccount: somebody,
  customerProfile: somebody,
  customerHistory: somebody,
  customerNotes: { who: 'reader', action: 'customer-notes' },
  markCustomer: dayAct,
  noteCustomer: { ...dayAct, action: 'customer-notes' },
  payAccount: basketStep,
  customerLoyalty: somebody,
  takeReward: basketStep,
  removeReward: basketStep,
  makeQuote: basketStep,
  takeQuote: basketStep,
  quotes: somebody,
  quoteDocument: somebody,
  printQuote: besideSteps,
  openAfterSales: { ...dayAct, action: 'after-sales' },
  moveAfterSales: { ...dayAct, action: 'after-sales' },
  afterSales: somebody,
  afterSalesDocument: somebody,
  printAfterSales: besideSteps,
  orders: somebody,
  orderWorks: { who: 'reader', action: 'orders' },
  findOrders: { who: 'reader', action: 'orders' },
  orderDetail: { who: 'reader', action: 'orders' },
  stepOrder: { ...dayAct, action: 'orders' },
  ringDue: { ...basketStep, action: 'orders' },
  showCancel: { who: 'reader', action: 'orders' },
  cancelOrder: { who: 'seat', action: 'orders', repeats: 'step-or-day' },
  printPickingList: { who: 'reader', action: 'orders' },
  printOrderPaper: { who: 'reader', action: 'orders' },
  // A whole store is looked through beside the commands.
  pickByScan: { who: 'reader', action: 'orders' },
  returnLines: basketStep,
  returnWithoutReceipt: basketStep,
  worthWithoutReceipt: somebody,
  findReceipt: somebody,
  receiptsOfCustomer: somebody,

  discountLine: basketStep,
  discountBasket: basketStep,
  overridePrice: basketStep,
  previewDiscount: besideSteps,
  removeDiscount: basketStep,
  removeCoupon: basketStep,

  sellGiftCard: basketStep,
  takeDeposit: basketStep,
  lookUpValue: somebody,
  tender: basketStep,
  refund: basketStep,
  complete: basketStep,
  removeTender: basketStep,
  dismissPaid: besideSteps,

  printReceipt: besideSteps,
  printOrder: besideSteps,
  orderDocument: somebody,
  receiptPreview: somebody,
  receiptPage: nobody,
  receipts: somebody,
  invoiceReceipt: { ...dayAct, action: 'invoice' },
  invoiceBuyer: somebody,
  invoices: somebody,
  invoiceDocument: somebody,
  printInvoice: besideSteps,
  retryPrint: somebody,
  giveUpPrint: somebody,
  retryDrawer: besideSteps,
  testPrint: besideSteps,
  printDeposit: { ...besideSteps, action: 'safe' },
  depositDocument: { who: 'reader', action: 'safe' },
  closureDocument: { who: 'reader', action: 'x-reading' },
  printClosure: { who: 'reader', action: 'x-reading' },
  printJob: nobody,
  checkPrinters: nobody,

  searchItems: nobody,
  searchModels: nobody,
  modelsOfCategory: nobody,
  variantsOf: nobody,
  similarItems: nobody,
  networkStock: nobody,
  shortHere: nobody,
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
  setSetting: { ...besideSteps, action: 'settings' },

  readJournal: nobody,
  startVerification: nobody,
  startArchive: nobody,
  archiveHere: { ...besideSteps, action: 'archive' },
  archiveState: somebody,
  cancelArchive: somebody,
  archives: somebody,
  purgeYear: nobody,

  startBooks: nobody,
  booksHere: { ...besideSteps, action: 'archive' },
  booksState: somebody,
  cancelBooks: somebody,

  verification: nobody,
  enrol: nobody,
  joinPlatform: { who: 'set-up' },
  retrySync: nobody,

  importBegin: nobody,
  importPage: nobody,
  importEnd: nobody,

  openSession: dayAct,
  handOver: dayAct,
  moveMoney: dayAct,
  noSale: dayAct,
  beginCount: besideSteps,
  saveCount: besideSteps,
  submitCount: dayAct,
  validateCount: dayAct,
  explainCount: { who: 'reader', action: 'count-validation' },
  dropCount: besideSteps,
  finishCount: dayAct,
  closeDay: { ...dayAct, action: 'day-close' },
  keepWork: besideSteps,
  dropWork: besideSteps,
  bookWork: dayAct,
  safePapers: { who: 'reader', action: 'safe' },
  proposeChange: { who: 'reader', action: 'safe' },
  readDay: dayAct,
  closures: somebody,
  closureReport: somebody,
  dayFigures: { who: 'reader', action: 'x-reading' },
  drawReading: { who: 'reader', action: 'x-reading' },
  printReading: { who: 'reader', action: 'x-reading' },
  closureFigures: { who: 'reader', action: 'x-reading' },
  storeReport: { who: 'reader', action: 'x-reading' },
  reportRules: { who: 'reader', action: 'x-reading' },
  decisions: { who: 'reader', action: 'x-reading' },
  tasks: { who: 'reader', action: 'x-reading' },
  settleTask: { ...dayAct, action: 'settle-task' },

  beginTraining: { who: 'seat', action: 'training', repeats: 'training-begun' },
  endTraining: { who: 'seat', repeats: 'training-ended' },

  stockWorks: somebody,
  stockWork: somebody,
  goodsOnTheirWay: somebody,
  receiveGoods: besideSteps,
  settleNotice: { ...dayAct, action: 'stock-receive' },
  askForGoods: { ...dayAct, action: 'stock-receive' },
  sendAskedGoods: besideSteps,
  refuseGoods: { ...dayAct, action: 'stock-receive' },
  closeRequest: { ...dayAct, action: 'stock-receive' },
  beginStockWork: besideSteps,
  scanInStockWork: besideSteps,
  setStockLine: besideSteps,
  setStockWork: besideSteps,
  dropStockWork: besideSteps,
  bookStockWork: dayAct,
  inventories: somebody,
  openInventory: besideSteps,
  beginZone: besideSteps,
  endZone: besideSteps,
  // A whole store is read beside the commands.
  reviewInventory: { who: 'reader', action: 'inventory' },
  validateInventory: { who: 'reader', action: 'inventory' },
  dropInventory: { ...besideSteps, action: 'inventory' },

  // Beside the commands: they wait for the operator, and what they carry must not be in an approval's hash.
  taxFreeEligibility: taxFree,
  issueTaxFree: taxFree,
  cancelTaxFree: taxFree,
  refreshTaxFree: taxFree,
  taxFreeSlips: taxFree,
  printTaxFree: taxFree,

  // Beside the commands: what is open of a tablet is cut, whatever is under way.
  tabletDesk: { who: 'reader', action: 'settings' },
  offerTablet: { who: 'reader', action: 'settings' },
  revokeTablet: { who: 'reader', action: 'settings' },

  openDisplay: somebody,
  askConsents: besideSteps,
  endAsk: somebody,
  // The customer's own touch, for the question that the page had asked and nothing else.
  answerConsents: nobody,

  demoBreak: nobody,
  demoKillTill: nobody,
  demoClearRoll: nobody,
  demoSecondTill: nobody,
};
