import { useEffect } from 'react';
import { listenToKeys } from '../scan/listen-to-keys.ts';
import type { WedgeKey } from '../scan/wedge-key.ts';
import { takePrepareScan } from '../state/prepare-moves.ts';
import { takeReturnScan } from '../state/return-moves.ts';
import { isSignOnShown, screenOf } from '../state/screen.ts';
import { takeStockScan } from '../state/stock-moves.ts';
import { takeTaxFreeScan } from '../state/tax-free-moves.ts';
import type { Till } from '../state/till.ts';
import { keyAction } from './key-action.ts';
import type { KeyAction, KeyContext } from './key-types.ts';
import { runKeyAction } from './run-key-action.ts';

/** Function keys of the browser, which would take the cashier away: F5 reloads, F11 leaves the full screen. */
const keptFromBrowser = /^F([1-9]|1[0-2])$/;

/** Scanner and keyboard, for as long as the page is drawn. */
export function useKeys(till: Till): void {
  useEffect(
    () =>
      listenToKeys(window, {
        onScan(code) {
          if (takeStockScan(till, code) || takeTaxFreeScan(till, code)) return;
          if (takeReturnScan(till, code) || takePrepareScan(till, code)) return;
          if (till.staffSale.takeScan(code) || till.afterSales.takeScan(code)) return;
          till.commands.scan(code);
        },
        onKey: (key, isAmongOthers) => act(till, key, isAmongOthers),
        // Amounts and texts must show as they are typed; on the bare sale nothing does.
        mayHold: () => {
          const { screen, focus, sheet } = contextOf(till);
          const isAmount =
            sheet === 'discount' ||
            sheet === 'quantity' ||
            sheet === 'gift-card' ||
            sheet === 'deposit' ||
            sheet === 'account' ||
            (screen === 'tender' && sheet === null);
          return !isAmount && focus !== 'search' && focus !== 'field';
        },
        typed: {
          read: () => till.ui.getState().typed,
          restore: (typed) => till.ui.setState({ typed }),
        },
      }),
    [till],
  );
}

function act(till: Till, key: WedgeKey, isAmongOthers: boolean): boolean {
  const context = contextOf(till);
  const action = isAmongOthers ? inText(key, context) : keyAction(key, context);
  const isHeldDown = key.repeat && action !== null && !mayRepeat(action);
  if (action !== null && !isHeldDown) runKeyAction(action, till);
  return action !== null || keptFromBrowser.test(key.key);
}

/** A key that is leaned on moves and erases; it pays nothing, adds nothing and answers nothing. */
function mayRepeat(action: KeyAction): boolean {
  switch (action.do) {
    case 'move-result':
    case 'move-entry':
    case 'select-line':
    case 'type-in-search':
      return true;
    case 'pad':
      return action.key === 'erase';
    default:
      return false;
  }
}

/**
 * What a key does in the middle of others: a slow scanner's code may hold signs that are shortcuts, and
 * on AZERTY its digits come as such signs. On the sale they are text; elsewhere they do nothing, or the
 * code of a parcel would print, open the drawer and give a print up.
 */
export function inText(key: WedgeKey, context: KeyContext): KeyAction | null {
  const action = keyAction(key, context);
  const isSign = [...key.key].length === 1 && context.focus === null;
  if (!isSign || action === null || isTyping(action)) return action;
  const isOnSale = context.screen === 'sale' && context.sheet === null;
  return isOnSale ? { do: 'type-in-search', text: key.key } : null;
}

const typing: ReadonlySet<KeyAction['do']> = new Set([
  ...(['type-in-search', 'type-in-staff', 'pad', 'pin', 'staff-pad'] as const),
]);

/** It only writes what was pressed. */
function isTyping({ do: act }: KeyAction): boolean {
  return typing.has(act);
}

function contextOf({ ui, approval, snapshots }: Till): KeyContext {
  const { screen, isSwitching } = ui.getState();
  const sheet = approval.state.getState().asked ? 'approval' : ui.getState().sheet;
  const isSignOn = isSignOnShown(snapshots.people.getState().snapshot, isSwitching);
  const drawn = screenOf(snapshots.sale.getState().snapshot, screen);
  return { screen: isSignOn ? 'sign-on' : drawn, sheet, focus: focusOf(document.activeElement) };
}

const textFields = ['text', 'password', 'tel', 'email', 'number', 'url']
  .map((type) => `input[type=${type}]`)
  .concat('textarea')
  .join();

function focusOf(element: Element | null): KeyContext['focus'] {
  if (element?.matches('input[type=search]')) return 'search';
  if (element?.matches(textFields)) return 'field';
  return element?.matches('button, input, a[href]') ? 'control' : null;
}
