import { useEffect } from 'react';
import { listenToKeys } from '../scan/listen-to-keys.ts';
import type { WedgeKey } from '../scan/wedge-key.ts';
import { screenOf } from '../state/screen.ts';
import type { Till } from '../state/till.ts';
import { type KeyContext, keyAction } from './key-action.ts';
import { runKeyAction } from './run-key-action.ts';

/** Function keys of the browser that would take the cashier away; F5 and F11 stay. */
const keptFromBrowser = /^F([1-46-9]|10|12)$/;

/** Scanner and keyboard, for as long as the page is drawn. */
export function useKeys(till: Till): void {
  useEffect(
    () =>
      listenToKeys(window, {
        onScan: till.commands.scan,
        onKey: (key) => act(till, key),
        // Amounts and texts must show as they are typed; on the bare sale nothing does.
        mayHold: () => {
          const { screen, focus, sheet } = contextOf(till);
          const isAmount = sheet === 'quantity' || (screen === 'tender' && sheet === null);
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

function act(till: Till, key: WedgeKey): boolean {
  const action = keyAction(key, contextOf(till));
  if (action !== null) runKeyAction(action, till);
  return action !== null || keptFromBrowser.test(key.key);
}

function contextOf({ ui, snapshots }: Till): KeyContext {
  const { screen, sheet } = ui.getState();
  const drawn = screenOf(snapshots.sale.getState().snapshot, screen);
  return { screen: drawn, sheet, focus: focusOf(document.activeElement) };
}

function focusOf(element: Element | null): KeyContext['focus'] {
  if (element?.matches('input[type=search]')) return 'search';
  if (element?.matches('input[type=text]')) return 'field';
  return element?.matches('button, input, a[href]') ? 'control' : null;
}
