import { twoAbreast } from './entry-keys.ts';
import type { KeyAction, PressedKey } from './key-types.ts';
import { padAction } from './pad-keys.ts';

/** The keys of the sign-on screen. */
export function onSignOn(pressed: PressedKey): KeyAction | null {
  const by = twoAbreast[pressed.key];
  if (by !== undefined) return { do: 'move-entry', by };
  const typed = padAction(pressed);
  return typed?.do === 'pad' ? { do: 'pin', key: typed.key } : null;
}
