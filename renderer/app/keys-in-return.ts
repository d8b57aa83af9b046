import { oneBelowTheOther } from './entry-keys.ts';
import type { KeyAction, KeyContext } from './key-types.ts';

/** The keys of the sheet of a return. */
export function inReturn(key: string, focus: KeyContext['focus']): KeyAction | null {
  if (key === 'F6') return { do: 'return-all' };
  if (key === 'F3') return { do: 'tax-free-returned' };
  if (key === 'F12') return { do: 'confirm-return' };
  if (focus === 'field') return key === 'Enter' ? { do: 'find-receipt' } : null;
  const by = oneBelowTheOther[key];
  return by === undefined ? null : { do: 'move-entry', by };
}
