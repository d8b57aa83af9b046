import type { KeyAction, KeyContext, PressedKey } from './key-types.ts';

/** The keys of the day: Enter and the arrows go from field to field, everything else is typed. */
export function onDay({ key }: PressedKey, { focus }: Pick<KeyContext, 'focus'>): KeyAction | null {
  if (focus !== 'field') return null;
  if (key === 'Enter' || key === 'ArrowDown') return { do: 'move-field', by: 1 };
  return key === 'ArrowUp' ? { do: 'move-field', by: -1 } : null;
}
