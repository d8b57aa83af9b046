import type { ReturnBy } from '../state/returning.ts';
import { oneBelowTheOther } from './entry-keys.ts';
import type { KeyAction, KeyContext } from './key-types.ts';

/** The keys of the sheet of a return. */
export function inReturn(key: string, focus: KeyContext['focus']): KeyAction | null {
  const by = ways[key];
  if (by !== undefined) return { do: 'return-by', by };
  if (key === 'F6') return { do: 'return-all' };
  if (key === 'F3') return { do: 'tax-free-returned' };
  if (key === 'F12') return { do: 'confirm-return' };
  if (focus === 'field') return key === 'Enter' ? { do: 'find-receipt' } : null;
  const step = oneBelowTheOther[key];
  return step === undefined ? null : { do: 'move-entry', by: step };
}

/** What a return begins with. */
const ways: Readonly<Record<string, ReturnBy>> = { F1: 'number', F2: 'customer', F4: 'item' };
