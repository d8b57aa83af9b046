import type { KeyAction, KeyContext, PressedKey } from './key-types.ts';

/** The keys of the sheet of past receipts. */
export function inReceipts({ key }: PressedKey, focus: KeyContext['focus']): KeyAction | null {
  switch (key) {
    case 'ArrowDown':
      return { do: 'choose-receipt', by: 1 };
    case 'ArrowUp':
      return { do: 'choose-receipt', by: -1 };
    case 'F10':
      return { do: 'invoice-chosen' };
    case 'F3':
      return { do: 'tax-free-chosen' };
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
