import type { SheetName } from '../state/ui.ts';
import type { KeyAction, KeyContext, PressedKey } from './key-types.ts';
import { inSheet } from './keys-in-sheet.ts';
import { onDay } from './keys-on-day.ts';
import { onDesk } from './keys-on-desk.ts';
import { onPaid } from './keys-on-paid.ts';
import { functionKeyOnSale, onSale } from './keys-on-sale.ts';
import { onSignOn } from './keys-on-sign-on.ts';
import { onTender } from './keys-on-tender.ts';

/** What a key does, by screen; null leaves it to the browser and the focused control. */
export function keyAction(pressed: PressedKey, context: KeyContext): KeyAction | null {
  const { key, ctrl, alt, meta } = pressed;
  const screenKey = altScreenOf(pressed);
  if (screenKey) {
    const isFree = context.sheet === null && context.screen !== 'sign-on';
    return isFree ? { do: screenKey } : null;
  }
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
  if (context.screen === 'day') return onDay(pressed, context);
  if (context.screen === 'manager') return onDesk(pressed);
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
  KeyC: 'orders',
  KeyJ: 'audit',
  KeyA: 'archives',
  KeyX: 'tax-free',
  KeyN: 'invoices',
  KeyP: 'staff',
  KeyU: 'account',
  KeyQ: 'quotes',
  KeyW: 'after-sales',
  KeyV: 'tasks',
  KeyD: 'demo',
  KeyF: 'training',
  KeyB: 'stock',
  KeyK: 'prepare',
  KeyH: 'profile',
  KeyY: 'display',
};

/** What sells, or tells of sales and customers. */
const needSomebody: ReadonlySet<SheetName> = new Set([
  'gift-card',
  'deposit',
  'orders',
  'cancel-order',
  'archives',
  'receipts',
  'audit',
  'training',
  'tax-free',
  'invoices',
  'stock',
  'prepare',
  'quotes',
  'staff',
  'account',
  'profile',
  'after-sales',
  'tasks',
  'display',
]);

function mayOpen(wanted: SheetName, { screen, sheet }: KeyContext): boolean {
  // Of the customer whose sheet is open.
  const isFree = sheet === null || (sheet === 'customer' && wanted === 'profile');
  return isFree && !(needSomebody.has(wanted) && screen === 'sign-on');
}

/** Screens that open from anywhere, by physical key as the sheets do. */
const altScreens: Readonly<Record<string, 'open-day' | 'open-desk'>> = {
  KeyL: 'open-day',
  KeyM: 'open-desk',
};

function altScreenOf({ code, ctrl, alt, meta }: PressedKey): 'open-day' | 'open-desk' | null {
  return alt && !ctrl && !meta ? (altScreens[code] ?? null) : null;
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
