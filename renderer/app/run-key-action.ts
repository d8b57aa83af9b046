import { unreachable } from '../../domain/assert.ts';
import { moveToCell } from '../components/cell-grid.ts';
import { moveToEntry } from '../components/entry-list.tsx';
import { cancelListedOrder } from '../state/cancel-moves.ts';
import { beginCustomer } from '../state/customer-moves.ts';
import { confirmDiscount, openDiscount, openLine } from '../state/discount-moves.ts';
import { openDrawerOfPaid } from '../state/drawer-moves.ts';
import { endPaid, goBack } from '../state/go-back.ts';
import {
  chooseGroupOption,
  confirmGroup,
  endGroup,
  openChosenGroup,
  openLeave,
  payGroup,
} from '../state/group-moves.ts';
import {
  chooseInvoice,
  confirmInvoice,
  invoiceChosen,
  invoicePaid,
  printChosenInvoice,
} from '../state/invoice-moves.ts';
import { openDesk, turnDesk } from '../state/manager/desk-moves.ts';
import { confirmMoney, payAllOwed } from '../state/money-moves.ts';
import { doMainStep, enterPrepare, pressPrepareKey } from '../state/prepare-moves.ts';
import { actOnShownPrint } from '../state/print-acts.ts';
import { pressProfileKey } from '../state/profile-moves.ts';
import {
  chooseReceipt,
  previewPaid,
  printChosen,
  printPaid,
  returnChosen,
  switchPaper,
} from '../state/receipt-moves.ts';
import { chooseAll, isFinding } from '../state/returning.ts';
import { chooseReward } from '../state/reward-moves.ts';
import {
  confirmQuantity,
  currentLine,
  openItem,
  openQuantity,
  selectLine,
  showSheet,
  startPayment,
} from '../state/sale-moves.ts';
import { confirmCustomer, toggleShip } from '../state/ship-moves.ts';
import { addStockCode, endStockWork } from '../state/stock-moves.ts';
import { opensHere } from '../state/tablet-sheets.ts';
import {
  confirmTaxFree,
  confirmTaxFreeReceipt,
  openTaxFreeOfChosen,
  openTaxFreeOfReturned,
} from '../state/tax-free-moves.ts';
import { chooseTile, declareException, typeOnPad, validateTender } from '../state/tender-moves.ts';
import type { Till } from '../state/till.ts';
import { askCustomer, setTyped } from '../state/ui.ts';
import { listedWays } from '../state/ways.ts';
import type { KeyAction } from './key-types.ts';

export function runKeyAction(action: KeyAction, till: Till): void {
  const { ui, commands, search } = till;
  const line = currentLine(till);
  switch (action.do) {
    case 'back':
      goBack(till);
      break;
    case 'switch-operator':
      commands.switchOperator();
      break;
    case 'pin':
      if (till.approval.state.getState().asked === null) commands.typePin(action.key);
      else till.approval.typePin(action.key);
      break;
    case 'leave-field':
      leaveField();
      break;
    case 'open-search':
      setTyped(ui, { isSearchOpen: true });
      break;
    case 'type-in-search': {
      const { search: text } = ui.getState().typed;
      setTyped(ui, { isSearchOpen: true, search: text + action.text });
      break;
    }
    case 'move-result':
      search.move(action.by);
      break;
    case 'move-entry':
      moveToEntry(action.by);
      break;
    case 'add-result':
      search.confirm();
      break;
    case 'pay':
      startPayment(till, 'key');
      break;
    case 'retry-sync':
      commands.retrySync();
      break;
    case 'undo':
      commands.undo();
      break;
    case 'select-line':
      selectLine(till, action.by);
      break;
    case 'select-step':
      if (line?.unit === 'piece' && !line.returned) commands.step(line, action.by);
      break;
    case 'select-quantity':
      if (line && !line.returned) openQuantity(till, line);
      break;
    case 'select-void':
      if (line) commands.voidLine(line.number);
      break;
    case 'show-item':
      openItem(till, line);
      break;
    case 'result-item':
      search.showItem();
      break;
    case 'act-on-item':
      till.itemSheet.act('key');
      break;
    case 'add-item':
      till.itemSheet.add('key');
      break;
    case 'choose-way': {
      const { ways } = till.itemSheet.shown.getState();
      const key = listedWays(ways)[action.index];
      if (key !== undefined) till.itemSheet.chooseWay(key);
      break;
    }
    case 'move-cell':
      moveToCell(action);
      break;
    case 'open-sheet':
      showSheet(till, action.sheet);
      break;
    case 'pad':
      typeOnPad(till, action.key);
      break;
    case 'choose-tender':
      chooseTile(till, action.index);
      break;
    case 'declare-exception':
      declareException(till);
      break;
    case 'open-discount':
      openDiscount(till);
      break;
    case 'open-line':
      // Only a line that was chosen: an Enter too many after something else opens nothing.
      if (line && ui.getState().selectedLine === line.number) openLine(till, line);
      else openChosenGroup(till);
      break;
    case 'confirm-discount':
      confirmDiscount(till);
      break;
    case 'ship-line':
      if (line && (line.canShip || line.fulfilment === 'ship')) toggleShip(till, line);
      break;
    case 'open-leave':
      openLeave(till);
      break;
    case 'choose-reward':
      chooseReward(till, action.index);
      break;
    case 'choose-group-option':
      chooseGroupOption(till, action.index);
      break;
    case 'pay-group':
      payGroup(till, action.payment);
      break;
    case 'move-pieces':
      till.groupSheet.movePieces(action.by);
      break;
    case 'confirm-group':
      confirmGroup(till);
      break;
    case 'end-group':
      endGroup(till);
      break;
    case 'begin-customer':
      beginCustomer(till);
      break;
    case 'confirm-customer':
      confirmCustomer(till);
      break;
    case 'confirm-money':
      confirmMoney(till);
      break;
    case 'ask-customer':
      askCustomer(ui);
      break;
    case 'pay-all-owed':
      payAllOwed(till);
      break;
    case 'confirm-quantity':
      confirmQuantity(till);
      break;
    case 'confirm-suspend':
      commands.suspend(ui.getState().typed.label.trim());
      break;
    case 'confirm-join':
      commands.joinPlatform();
      break;
    case 'find-receipt':
      if (isFinding(till.returning.getState())) commands.findReceipt();
      break;
    case 'return-by':
      commands.returnBy(action.by);
      break;
    case 'return-all':
      chooseAll(till.returning);
      break;
    case 'confirm-return':
      commands.addReturns();
      break;
    case 'validate':
      validateTender(till);
      break;
    case 'print-paid':
      printPaid(till, action.paper);
      break;
    case 'open-drawer':
      openDrawerOfPaid(till);
      break;
    case 'preview-paid':
      previewPaid(till);
      break;
    case 'find-receipts':
      till.receipts.find(ui.getState().typed.receiptSearch);
      break;
    case 'choose-receipt':
      chooseReceipt(till, action.by);
      break;
    case 'invoice-paid':
      invoicePaid(till);
      break;
    case 'invoice-chosen':
      invoiceChosen(till);
      break;
    case 'confirm-invoice':
      confirmInvoice(till);
      break;
    case 'choose-invoice':
      chooseInvoice(till, action.by);
      break;
    case 'print-invoice':
      printChosenInvoice(till);
      break;
    case 'choose-after-sales':
      till.afterSales.chooseBy(action.by);
      break;
    case 'move-after-sales':
      till.afterSales.move(action.index);
      break;
    case 'open-after-sales':
      if (till.afterSales.state.getState().opening === null) till.afterSales.begin();
      else till.afterSales.leave();
      break;
    case 'confirm-after-sales':
      till.afterSales.confirm();
      break;
    case 'print-after-sales':
      till.afterSales.print();
      break;
    case 'type-in-staff':
      till.staffSale.typeLetter(action.text);
      break;
    case 'staff-pad':
      till.staffSale.typeKey(action.key);
      break;
    case 'confirm-staff':
      till.staffSale.confirm();
      break;
    case 'remove-staff':
      till.staffSale.remove();
      break;
    case 'pass-staff-quota':
      till.staffSale.passQuota();
      break;
    case 'choose-bought':
      till.profile.chooseBy(action.by);
      break;
    case 'press-profile-key':
      pressProfileKey(till, action.key);
      break;
    case 'choose-task':
      till.tasks.chooseBy(action.by);
      break;
    case 'choose-task-reason':
      till.tasks.reasonAt(action.index);
      break;
    case 'cancel-order':
      cancelListedOrder(till);
      break;
    case 'confirm-cancel':
      till.cancelling.confirm();
      break;
    case 'choose-given-up':
      till.cancelling.chooseAt(action.index);
      break;
    case 'settle-task':
      till.tasks.settle();
      break;
    case 'choose-quote':
      till.quotes.chooseBy(action.by);
      break;
    case 'make-quote':
      till.quotes.make();
      break;
    case 'take-quote':
      till.quotes.take();
      break;
    case 'print-quote':
      till.quotes.print();
      break;
    case 'print-chosen':
      printChosen(till);
      break;
    case 'return-chosen':
      returnChosen(till);
      break;
    case 'act-on-print':
      actOnShownPrint(till, action.act);
      break;
    case 'switch-paper':
      switchPaper(till);
      break;
    case 'confirm-tax-free':
      confirmTaxFree(till);
      break;
    case 'tax-free-returned':
      openTaxFreeOfReturned(till);
      break;
    case 'tax-free-chosen':
      openTaxFreeOfChosen(till);
      break;
    case 'add-tax-free-receipt':
      confirmTaxFreeReceipt(till);
      break;
    case 'add-stock-code':
      addStockCode(till);
      break;
    case 'end-stock-work':
      endStockWork(till);
      break;
    case 'enter-prepare':
      enterPrepare(till);
      break;
    case 'do-main-step':
      doMainStep(till);
      break;
    case 'press-prepare-key':
      pressPrepareKey(till, action.key);
      break;
    case 'open-day':
      if (opensHere('day')) commands.openDay();
      break;
    case 'open-desk':
      if (opensHere('manager')) openDesk(till);
      break;
    case 'turn-desk':
      turnDesk(till, action.turn);
      break;
    case 'move-field':
      moveField(action.by);
      break;
    case 'next-customer':
      endPaid(till);
      break;
    default:
      unreachable(action);
  }
}

/** To the next field of a count, from the last one to the action; the one field of a form sends it. */
function moveField(by: 1 | -1): void {
  const focused = document.activeElement;
  if (by > 0 && focused instanceof HTMLInputElement && focused.form !== null) {
    focused.form.requestSubmit();
    return;
  }
  const fields = [...document.querySelectorAll<HTMLElement>('main input')];
  const next = fields[fields.findIndex((field) => field.matches(':focus')) + by];
  const action = [...document.querySelectorAll<HTMLElement>('main button:enabled')].at(-1);
  (next ?? (by > 0 ? action : undefined))?.focus();
}

function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
