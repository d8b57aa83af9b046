import { oneBelowTheOther, twoAbreast } from './entry-keys.ts';
import type { KeyAction, KeyContext, PressedKey } from './key-types.ts';
import { inReceipts } from './keys-in-receipts.ts';
import { inReturn } from './keys-in-return.ts';
import { inStaff } from './keys-in-staff.ts';
import { onSignOn } from './keys-on-sign-on.ts';
import { padAction } from './pad-keys.ts';

/** The keys of an open sheet. */
export function inSheet(
  pressed: PressedKey,
  sheet: NonNullable<KeyContext['sheet']>,
  focus: KeyContext['focus'],
): KeyAction | null {
  // Names beside a pad, as where one signs on.
  if (sheet === 'approval') return onSignOn(pressed);
  const isEnter = pressed.key === 'Enter';
  if (sheet === 'discount') {
    const by = oneBelowTheOther[pressed.key];
    if (by !== undefined) return { do: 'move-entry', by };
    return isEnter && focus === null ? { do: 'confirm-discount' } : padAction(pressed);
  }
  if (sheet === 'line') {
    if (pressed.key === 'F1') return { do: 'open-leave' };
    return pressed.key === 'F5' ? { do: 'open-discount' } : null;
  }
  if (sheet === 'quantity') {
    return isEnter && focus === null ? { do: 'confirm-quantity' } : padAction(pressed);
  }
  if (sheet === 'status' && pressed.key.toLowerCase() === 'r') return { do: 'retry-sync' };
  if (sheet === 'gift-card' || sheet === 'deposit' || sheet === 'account') {
    if (sheet === 'account' && pressed.key === 'F2') return { do: 'pay-all-owed' };
    if (sheet === 'account' && pressed.key === 'F3') return { do: 'ask-customer' };
    if (isEnter) return focus === 'control' ? null : { do: 'confirm-money' };
    return focus === 'field' ? null : padAction(pressed);
  }
  if (sheet === 'staff') return inStaff(pressed, focus);
  if (sheet === 'after-sales') return inAfterSales(pressed.key, focus);
  if (sheet === 'tasks') return inTasks(pressed.key);
  if (sheet === 'profile') return inProfile(pressed.key);
  if (sheet === 'quotes') return inQuotes(pressed.key, focus);
  if (sheet === 'invoices') return inInvoices(pressed.key, focus);
  if (sheet === 'stock') {
    if (pressed.key === 'F12') return { do: 'end-stock-work' };
    if (isEnter && focus === 'field') return { do: 'add-stock-code' };
  }
  if (sheet === 'prepare') {
    if (pressed.key === 'F12') return { do: 'do-main-step' };
    if (isEnter && focus === 'field') return { do: 'enter-prepare' };
    if (/^F([1-9]|1[01])$/.test(pressed.key)) return { do: 'press-prepare-key', key: pressed.key };
  }
  if (sheet === 'orders' && pressed.key === 'F10') return { do: 'cancel-order' };
  if (sheet === 'cancel-order') {
    const index = ['F1', 'F2', 'F3'].indexOf(pressed.key);
    if (index >= 0) return { do: 'choose-given-up', index };
    if (pressed.key === 'F12') return { do: 'confirm-cancel' };
  }
  if (sheet === 'tax-free') {
    if (pressed.key === 'F12') return { do: 'confirm-tax-free' };
    return isEnter && focus === 'field' ? { do: 'add-tax-free-receipt' } : null;
  }
  // Nothing to choose: the arrows scroll.
  if (onlyRead.has(sheet)) return null;
  if (sheet === 'receipts') return inReceipts(pressed, focus);
  if (sheet === 'item') {
    if (pressed.key === 'F12' || (isEnter && focus === null)) return { do: 'act-on-item' };
    if (pressed.key === '+') return { do: 'add-item' };
    const way = wayKeys.indexOf(pressed.key);
    if (way >= 0) return { do: 'choose-way', index: way };
    return cellMoves[pressed.key] ?? null;
  }
  if (sheet === 'group' || sheet === 'leave') return inGroup(pressed.key, sheet, focus);
  if (sheet === 'return') return inReturn(pressed.key, focus);
  if (sheet === 'join') return isEnter && focus === 'field' ? { do: 'confirm-join' } : null;
  if (sheet === 'customer' && pressed.key === 'F9') return { do: 'begin-customer' };
  if (sheet === 'customer' && pressed.key === 'F8') return { do: 'open-sheet', sheet: 'account' };
  if (sheet === 'customer' && rewardKeys.includes(pressed.key))
    return { do: 'choose-reward', index: rewardKeys.indexOf(pressed.key) };
  if (sheet === 'customer' && isEnter) {
    return focus === 'field' ? { do: 'confirm-customer' } : null;
  }
  if (sheet === 'suspend') return isEnter && focus === 'field' ? { do: 'confirm-suspend' } : null;
  const by = (sheet === 'menu' ? twoAbreast : oneBelowTheOther)[pressed.key];
  return by === undefined ? null : { do: 'move-entry', by };
}

const onlyRead: ReadonlySet<KeyContext['sheet']> = new Set([
  'keys',
  'status',
  'printer',
  'welcome',
  'orders',
  'audit',
]);

/** Rewards of the customer, in the order of the list. */
const rewardKeys = ['F1', 'F2', 'F3', 'F4'];

/** How an item is had, in the order of the list. */
const wayKeys = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8'];

/** In the grid of sizes and colours. Enter is the focused cell's own. */
const cellMoves: Readonly<Record<string, KeyAction>> = {
  ArrowRight: { do: 'move-cell', right: 1, down: 0 },
  ArrowLeft: { do: 'move-cell', right: -1, down: 0 },
  ArrowDown: { do: 'move-cell', right: 0, down: 1 },
  ArrowUp: { do: 'move-cell', right: 0, down: -1 },
};

const payments: Readonly<Record<string, KeyAction>> = {
  F9: { do: 'pay-group', payment: 'now' },
  F10: { do: 'pay-group', payment: 'deposit' },
  F11: { do: 'pay-group', payment: 'later' },
};

/** Where to, by what and how it is paid; or how a line leaves. */
function inGroup(
  key: string,
  sheet: 'group' | 'leave',
  focus: KeyContext['focus'],
): KeyAction | null {
  const index = wayKeys.indexOf(key);
  if (index >= 0) return { do: 'choose-group-option', index };
  if (sheet === 'group') {
    if (key === 'F12') return { do: 'end-group' };
    if (payments[key]) return payments[key];
  }
  if (key === 'Enter') return focus === 'field' ? { do: 'confirm-group' } : null;
  if (sheet === 'leave' && focus !== 'field') {
    if (key === '+') return { do: 'move-pieces', by: 1 };
    if (key === '-') return { do: 'move-pieces', by: -1 };
  }
  const by = oneBelowTheOther[key];
  return by === undefined ? null : { do: 'move-entry', by };
}

/** A list with the paper of one and what may follow, or a form. */
function inAfterSales(key: string, focus: KeyContext['focus']): KeyAction | null {
  if (key === 'ArrowDown') return { do: 'choose-after-sales', by: 1 };
  if (key === 'ArrowUp') return { do: 'choose-after-sales', by: -1 };
  if (key === 'F2') return { do: 'open-after-sales' };
  if (key === 'F12') return { do: 'print-after-sales' };
  const index = ['F3', 'F4', 'F5', 'F6'].indexOf(key);
  if (index >= 0) return { do: 'move-after-sales', index };
  return key === 'Enter' && focus !== 'control' ? { do: 'confirm-after-sales' } : null;
}

/** What somebody bought, and what follows from one line of it. */
function inProfile(key: string): KeyAction | null {
  if (key === 'ArrowDown') return { do: 'choose-bought', by: 1 };
  if (key === 'ArrowUp') return { do: 'choose-bought', by: -1 };
  return profileKeys.has(key) ? { do: 'press-profile-key', key } : null;
}

const profileKeys: ReadonlySet<string> = new Set([
  ...['F2', 'F3', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F12'],
]);

/** A list, and why what is chosen ends. */
function inTasks(key: string): KeyAction | null {
  if (key === 'ArrowDown') return { do: 'choose-task', by: 1 };
  if (key === 'ArrowUp') return { do: 'choose-task', by: -1 };
  if (key === 'F12') return { do: 'settle-task' };
  const reason = /^F([1-9])$/.exec(key)?.[1];
  return reason === undefined ? null : { do: 'choose-task-reason', index: Number(reason) - 1 };
}

/** A list with the paper of one. */
function inQuotes(key: string, focus: KeyContext['focus']): KeyAction | null {
  if (key === 'ArrowDown') return { do: 'choose-quote', by: 1 };
  if (key === 'ArrowUp') return { do: 'choose-quote', by: -1 };
  if (key === 'F2') return { do: 'make-quote' };
  if (key === 'F12') return { do: 'print-quote' };
  return key === 'Enter' && focus !== 'control' ? { do: 'take-quote' } : null;
}

/** A form, or a list with the paper of one. */
function inInvoices(key: string, focus: KeyContext['focus']): KeyAction | null {
  if (key === 'ArrowDown') return { do: 'choose-invoice', by: 1 };
  if (key === 'ArrowUp') return { do: 'choose-invoice', by: -1 };
  if (key === 'F12') return { do: 'print-invoice' };
  return key === 'Enter' && focus !== 'control' ? { do: 'confirm-invoice' } : null;
}
