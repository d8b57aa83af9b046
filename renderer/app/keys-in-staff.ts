import { twoAbreast } from './entry-keys.ts';
import type { KeyAction, KeyContext, PressedKey } from './key-types.ts';
import { padAction } from './pad-keys.ts';

/** Names beside a pad: letters look for one, digits are a PIN; then what the purchase gives. */
export function inStaff(pressed: PressedKey, focus: KeyContext['focus']): KeyAction | null {
  const { key } = pressed;
  const by = twoAbreast[key];
  if (by !== undefined && focus !== 'field') return { do: 'move-entry', by };
  if (key === 'F4') return { do: 'remove-staff' };
  if (key === 'F5') return { do: 'pass-staff-quota' };
  if (key === 'Enter') return focus === 'control' ? null : { do: 'confirm-staff' };
  if (focus === 'field') return null;
  const typed = padAction(pressed);
  if (typed?.do === 'pad') return { do: 'staff-pad', key: typed.key };
  return /^\p{L}$/u.test(key) ? { do: 'type-in-staff', text: key } : null;
}
