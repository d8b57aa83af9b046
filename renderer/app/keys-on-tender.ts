import type { KeyAction, KeyContext, PressedKey } from './key-types.ts';
import { padAction } from './pad-keys.ts';

/** The keys of the payment screen. */
export function onTender(pressed: PressedKey, { focus }: KeyContext): KeyAction | null {
  const tender = /^F([1-8])$/.exec(pressed.key)?.[1];
  if (tender !== undefined) return { do: 'choose-tender', index: Number(tender) - 1 };
  if (pressed.key === '*' && focus !== 'field') return { do: 'declare-exception' };
  // A button reached with Tab keeps its Enter.
  if (pressed.key === 'Enter') return focus === 'control' ? null : { do: 'validate' };
  return focus === 'field' ? null : padAction(pressed);
}
