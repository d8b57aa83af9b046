import type { PadKey } from '../state/amount-entry.ts';
import type { PrintAct } from '../state/print-acts.ts';
import type { Paper } from '../state/receipt-store.ts';
import type { SheetName } from '../state/ui.ts';

export type KeyAction =
  | { do: 'back' | 'leave-field' | 'switch-operator' }
  | { do: 'pin'; key: PadKey }
  | { do: 'open-search' | 'add-result' | 'pay' | 'undo' | 'select-void' | 'select-quantity' }
  | { do: 'show-variants' | 'result-variants' }
  | { do: 'move-cell'; right: number; down: number }
  | { do: 'move-result' | 'select-line' | 'select-step'; by: 1 | -1 }
  | { do: 'move-entry'; by: number }
  | { do: 'type-in-search'; text: string }
  | { do: 'open-sheet'; sheet: SheetName }
  | { do: 'pad'; key: PadKey }
  | { do: 'choose-tender'; index: number }
  | { do: 'print-paid'; paper: Paper }
  | { do: 'choose-receipt'; by: 1 | -1 }
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
        | 'ship-line'
        | 'confirm-suspend'
        | 'confirm-join'
        | 'next-customer'
        | 'retry-sync';
    }
  | { do: 'find-receipt' | 'return-all' | 'confirm-return' };

export interface KeyContext {
  screen: 'sign-on' | 'sale' | 'tender' | 'paid';
  sheet: SheetName | null;
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

/** What a key does, by screen; null leaves it to the browser and the focused control. */
export function keyAction(pressed: PressedKey, context: KeyContext): KeyAction | null {
  const { key, ctrl, alt, meta } = pressed;
  const altSheet = altSheetOf(pressed);
  if (altSheet) return mayOpen(altSheet, context) ? { do: 'open-sheet', sheet: altSheet } : null;
  if (alt || meta) return null;
  if (ctrl) return key.toLowerCase() === 'z' ? undoAction(context) : null;
  if (key === 'Escape') return { do: isInReference(context) ? 'leave-field' : 'back' };
  if (context.sheet !== null) return inSheet(pressed, context.sheet, context.focus);
  if (key === 'F11') return { do: context.screen === 'sign-on' ? 'back' : 'switch-operator' };
  const isTyping = context.focus === 'search' || context.focus === 'field';
  if (key === '?' && !isTyping) return { do: 'open-sheet', sheet: 'keys' };
  if (context.screen === 'sign-on') return onSignOn(pressed);
  if (context.screen === 'tender') return onTender(pressed, context);
  if (context.screen === 'paid') return onPaid(pressed, context);
  return functionKeyOnSale(key, context.focus === 'search') ?? onSale(pressed, context);
}

/** Sheets that open from anywhere: Alt and a letter, by physical key (macOS makes another letter of it). */
const altSheets: Readonly<Record<string, SheetName>> = {
  KeyS: 'status',
  KeyR: 'settings',
  KeyG: 'gift-card',
  KeyO: 'deposit',
  KeyT: 'receipts',
  KeyI: 'printer',
  KeyD: 'demo',
};

/** What sells needs somebody who is signed on. */
function mayOpen(wanted: SheetName, { screen, sheet }: KeyContext): boolean {
  const sells = wanted === 'gift-card' || wanted === 'deposit';
  return sheet === null && !(sells && screen === 'sign-on');
}

/** AltGr shows as Ctrl + Alt and is text. */
function altSheetOf({ code, ctrl, alt, meta }: PressedKey): SheetName | null {
  return alt && !ctrl && !meta ? (altSheets[code] ?? null) : null;
}

function isInReference({ screen, sheet, focus }: KeyContext): boolean {
  return screen === 'tender' && sheet === null && focus === 'field';
}

function undoAction({ screen, sheet, focus }: KeyContext): KeyAction | null {
  const isFree = screen === 'sale' && sheet === null && focus !== 'field' && focus !== 'search';
  return isFree ? { do: 'undo' } : null;
}

function functionKeyOnSale(key: string, isSearching: boolean): KeyAction | null {
  switch (key) {
    case 'F1':
      return { do: 'ship-line' };
    case 'F2':
      return { do: 'open-search' };
    case 'F3':
      return { do: 'open-sheet', sheet: 'customer' };
    case 'F4':
      return { do: 'open-sheet', sheet: 'abandon' };
    case 'F5':
      return { do: 'open-discount' };
    case 'F6':
      return { do: 'open-sheet', sheet: 'return' };
    case 'F7':
      return { do: isSearching ? 'result-variants' : 'show-variants' };
    case 'F8':
      return { do: 'open-sheet', sheet: 'suspended' };
    case 'F9':
      return { do: 'open-sheet', sheet: 'suspend' };
    case 'F10':
      return { do: 'open-sheet', sheet: 'menu' };
    case 'F12':
      return { do: 'pay' };
    default:
      return null;
  }
}

function onSale({ key }: PressedKey, { focus }: KeyContext): KeyAction | null {
  if (focus === 'search') return inSearch(key);
  if (focus === 'field') return null;
  switch (key) {
    case 'ArrowDown':
      return { do: 'select-line', by: 1 };
    case 'ArrowUp':
      return { do: 'select-line', by: -1 };
    case '+':
      return { do: 'select-step', by: 1 };
    case '-':
      return { do: 'select-step', by: -1 };
    case '*':
      return { do: 'select-quantity' };
    case 'Delete':
      return { do: 'select-void' };
    case 'Enter':
      return focus === null ? { do: 'open-line' } : null;
    default:
      return /^[\p{L}\p{N}]$/u.test(key) ? { do: 'type-in-search', text: key } : null;
  }
}

function inSearch(key: string): KeyAction | null {
  switch (key) {
    case 'ArrowDown':
      return { do: 'move-result', by: 1 };
    case 'ArrowUp':
      return { do: 'move-result', by: -1 };
    case 'Enter':
      return { do: 'add-result' };
    default:
      return null;
  }
}

function onTender(pressed: PressedKey, { focus }: KeyContext): KeyAction | null {
  const tender = /^F([1-8])$/.exec(pressed.key)?.[1];
  if (tender !== undefined) return { do: 'choose-tender', index: Number(tender) - 1 };
  if (pressed.key === '*' && focus !== 'field') return { do: 'declare-exception' };
  // A button reached with Tab keeps its Enter.
  if (pressed.key === 'Enter') return focus === 'control' ? null : { do: 'validate' };
  return focus === 'field' ? null : padAction(pressed);
}

function onPaid({ key }: PressedKey, { focus }: KeyContext): KeyAction | null {
  // The next customer may be the one who waits; resuming ends what is shown of this one.
  if (key === 'F8') return { do: 'open-sheet', sheet: 'suspended' };
  switch (key.toLowerCase()) {
    case 'p':
      return { do: 'print-paid', paper: 'receipt' };
    case 'c':
      return { do: 'print-paid', paper: 'gift-receipt' };
    case 'a':
      return { do: 'preview-paid' };
    case 't':
      return { do: 'open-drawer' };
    case 'r':
      return { do: 'act-on-print', act: 'again' };
    case 'o':
      return { do: 'act-on-print', act: 'other' };
    case 'x':
      return { do: 'act-on-print', act: 'give-up' };
    default:
      return key === 'Enter' && focus === null ? { do: 'next-customer' } : null;
  }
}

function inReceipts({ key }: PressedKey, focus: KeyContext['focus']): KeyAction | null {
  switch (key) {
    case 'ArrowDown':
      return { do: 'choose-receipt', by: 1 };
    case 'ArrowUp':
      return { do: 'choose-receipt', by: -1 };
    case 'F4':
      return { do: 'act-on-print', act: 'give-up' };
    case 'F6':
      return { do: 'return-chosen' };
    case 'F7':
      return { do: 'switch-paper' };
    case 'F8':
      return { do: 'act-on-print', act: 'again' };
    case 'F9':
      return { do: 'act-on-print', act: 'other' };
    case 'F12':
      return { do: 'print-chosen' };
    case 'Enter':
      return focus === 'field' ? { do: 'find-receipts' } : null;
    default:
      return null;
  }
}

function onSignOn(pressed: PressedKey): KeyAction | null {
  const by = twoAbreast[pressed.key];
  if (by !== undefined) return { do: 'move-entry', by };
  const typed = padAction(pressed);
  return typed?.do === 'pad' ? { do: 'pin', key: typed.key } : null;
}

function inSheet(
  pressed: PressedKey,
  sheet: SheetName,
  focus: KeyContext['focus'],
): KeyAction | null {
  const isEnter = pressed.key === 'Enter';
  if (sheet === 'discount') {
    const by = oneBelowTheOther[pressed.key];
    if (by !== undefined) return { do: 'move-entry', by };
    return isEnter && focus === null ? { do: 'confirm-discount' } : padAction(pressed);
  }
  if (sheet === 'line') {
    if (pressed.key === 'F1') return { do: 'ship-line' };
    return pressed.key === 'F5' ? { do: 'open-discount' } : null;
  }
  if (sheet === 'quantity') {
    return isEnter && focus === null ? { do: 'confirm-quantity' } : padAction(pressed);
  }
  if (sheet === 'status' && pressed.key.toLowerCase() === 'r') return { do: 'retry-sync' };
  if (sheet === 'gift-card' || sheet === 'deposit') {
    if (isEnter) return focus === 'control' ? null : { do: 'confirm-money' };
    return focus === 'field' ? null : padAction(pressed);
  }
  // Nothing to choose: the arrows scroll.
  if (sheet === 'keys' || sheet === 'status' || sheet === 'printer' || sheet === 'welcome') {
    return null;
  }
  if (sheet === 'receipts') return inReceipts(pressed, focus);
  if (sheet === 'variants') return cellMoves[pressed.key] ?? null;
  if (sheet === 'return') return inReturn(pressed.key, focus);
  if (sheet === 'join') return isEnter && focus === 'field' ? { do: 'confirm-join' } : null;
  if (sheet === 'customer' && isEnter) {
    return focus === 'field' ? { do: 'confirm-customer' } : null;
  }
  if (sheet === 'suspend') return isEnter && focus === 'field' ? { do: 'confirm-suspend' } : null;
  const by = (sheet === 'menu' ? twoAbreast : oneBelowTheOther)[pressed.key];
  return by === undefined ? null : { do: 'move-entry', by };
}

function inReturn(key: string, focus: KeyContext['focus']): KeyAction | null {
  if (key === 'F6') return { do: 'return-all' };
  if (key === 'F12') return { do: 'confirm-return' };
  if (focus === 'field') return key === 'Enter' ? { do: 'find-receipt' } : null;
  const by = oneBelowTheOther[key];
  return by === undefined ? null : { do: 'move-entry', by };
}

/** How far the arrow keys move among the entries of a sheet. */
const oneBelowTheOther: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
const twoAbreast: Readonly<Record<string, number>> = {
  ArrowDown: 2,
  ArrowUp: -2,
  ArrowRight: 1,
  ArrowLeft: -1,
};

/** In the grid of sizes and colours. Enter is the focused cell's own. */
const cellMoves: Readonly<Record<string, KeyAction>> = {
  ArrowRight: { do: 'move-cell', right: 1, down: 0 },
  ArrowLeft: { do: 'move-cell', right: -1, down: 0 },
  ArrowDown: { do: 'move-cell', right: 0, down: 1 },
  ArrowUp: { do: 'move-cell', right: 0, down: -1 },
};

function padAction(pressed: PressedKey): KeyAction | null {
  const digit = digitOf(pressed);
  if (digit !== null) return { do: 'pad', key: digit };
  if (pressed.key === ',' || pressed.key === '.' || pressed.code === 'NumpadDecimal') {
    return { do: 'pad', key: 'comma' };
  }
  return pressed.key === 'Backspace' ? { do: 'pad', key: 'erase' } : null;
}

const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** By physical key: on AZERTY the digit row gives digits only with Shift, and here nothing else. */
function digitOf({ key, code }: PressedKey): (typeof digits)[number] | null {
  const sign = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? key;
  return digits.find((digit) => digit === sign) ?? null;
}
