import type { KeyAction, KeyContext, PressedKey } from './key-types.ts';

/** The keys of the paid screen. */
export function onPaid({ key }: PressedKey, { focus }: KeyContext): KeyAction | null {
  // The next customer may be the one who waits; resuming ends what is shown of this one.
  if (key === 'F8') return { do: 'open-sheet', sheet: 'suspended' };
  switch (key.toLowerCase()) {
    case 'p':
      return { do: 'print-paid', paper: 'receipt' };
    case 'c':
      return { do: 'print-paid', paper: 'gift-receipt' };
    case 'a':
      return { do: 'preview-paid' };
    case 'd':
      return { do: 'open-sheet', sheet: 'tax-free' };
    case 't':
      return { do: 'open-drawer' };
    case 'f':
      return { do: 'invoice-paid' };
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
