import type { KeyAction, KeyContext, PressedKey } from './key-types.ts';

/** The function keys of the sale screen, also while an item is looked for. */
export function functionKeyOnSale(key: string, isSearching: boolean): KeyAction | null {
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
      return { do: isSearching ? 'result-item' : 'show-item' };
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

/** The other keys of the sale screen. */
export function onSale({ key }: PressedKey, { focus }: KeyContext): KeyAction | null {
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
    case '/':
      return { do: 'open-leave' };
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
