import type { PadKey } from '../state/amount-entry.ts';
import type { DeskTurn } from '../state/manager/desk-moves.ts';
import type { PrintAct } from '../state/print-acts.ts';
import type { Paper } from '../state/receipt-store.ts';
import type { ReturnBy } from '../state/returning.ts';
import type { SheetName } from '../state/ui.ts';

/** What a key does. */
export type KeyAction =
  | { do: 'back' | 'leave-field' | 'switch-operator' }
  | { do: 'pin'; key: PadKey }
  | { do: 'open-search' | 'add-result' | 'pay' | 'undo' | 'select-void' | 'select-quantity' }
  | { do: 'show-item' | 'result-item' | 'act-on-item' | 'add-item' }
  | { do: 'move-cell'; right: number; down: number }
  | { do: 'choose-way'; index: number }
  | { do: 'move-result' | 'select-line' | 'select-step'; by: 1 | -1 }
  | { do: 'move-entry'; by: number }
  | { do: 'type-in-search'; text: string }
  | { do: 'open-sheet'; sheet: SheetName }
  | { do: 'pad'; key: PadKey }
  | { do: 'choose-tender'; index: number }
  | { do: 'print-paid'; paper: Paper }
  | { do: 'open-day' | 'open-desk' }
  | { do: 'turn-desk'; turn: DeskTurn }
  | { do: 'move-field'; by: 1 | -1 }
  | { do: 'choose-receipt' | 'choose-invoice'; by: 1 | -1 }
  | { do: 'choose-quote' | 'choose-after-sales'; by: 1 | -1 }
  | { do: 'choose-task'; by: 1 | -1 }
  | { do: 'choose-task-reason'; index: number }
  | { do: 'settle-task' }
  | { do: 'cancel-order' | 'confirm-cancel' }
  | { do: 'choose-given-up'; index: number }
  | { do: 'choose-bought'; by: 1 | -1 }
  | { do: 'press-profile-key'; key: string }
  | { do: 'move-after-sales'; index: number }
  | { do: 'open-after-sales' | 'confirm-after-sales' | 'print-after-sales' }
  | { do: 'type-in-staff'; text: string }
  | { do: 'staff-pad'; key: PadKey }
  | { do: 'pay-all-owed' | 'ask-customer' }
  | { do: 'confirm-staff' | 'remove-staff' | 'pass-staff-quota' }
  | { do: 'make-quote' | 'take-quote' | 'print-quote' }
  | { do: 'invoice-paid' | 'invoice-chosen' | 'confirm-invoice' | 'print-invoice' }
  | { do: 'open-drawer' }
  | { do: 'preview-paid' | 'find-receipts' | 'print-chosen' | 'switch-paper' | 'return-chosen' }
  | { do: 'act-on-print'; act: PrintAct }
  | {
      do:
        | 'validate'
        | 'declare-exception'
        | 'confirm-quantity'
        | 'confirm-discount'
        | 'open-discount'
        | 'open-line'
        | 'confirm-money'
        | 'confirm-customer'
        | 'begin-customer'
        | 'ship-line'
        | 'confirm-suspend'
        | 'confirm-join'
        | 'next-customer'
        | 'retry-sync';
    }
  | { do: 'confirm-tax-free' | 'add-tax-free-receipt' | 'tax-free-chosen' | 'tax-free-returned' }
  | { do: 'add-stock-code' | 'end-stock-work' }
  | { do: 'open-leave' | 'confirm-group' | 'end-group' }
  | { do: 'choose-group-option'; index: number }
  | { do: 'choose-reward'; index: number }
  | { do: 'pay-group'; payment: 'now' | 'deposit' | 'later' }
  | { do: 'move-pieces'; by: 1 | -1 }
  | { do: 'return-by'; by: ReturnBy }
  | { do: 'enter-prepare' | 'do-main-step' }
  | { do: 'press-prepare-key'; key: string }
  | { do: 'find-receipt' | 'return-all' | 'confirm-return' };

export interface KeyContext {
  screen: 'sign-on' | 'sale' | 'tender' | 'paid' | 'day' | 'manager';
  /** `approval` lies over any other. */
  sheet: SheetName | 'approval' | null;
  /** What has the keyboard focus: a text field, another control, or nothing. */
  focus: 'search' | 'field' | 'control' | null;
}

/** A key as the keydown event or the scan decoder gives it. */
export interface PressedKey {
  key: string;
  code: string;
  ctrl: boolean;
  alt: boolean;
  meta: boolean;
}
