import type { DeskTurn } from '../state/manager/desk-moves.ts';
import type { KeyAction, PressedKey } from './key-types.ts';

const turns: Readonly<Record<string, DeskTurn>> = {
  F1: 'span',
  F2: 'vat',
  F3: 'against',
  F4: 'table',
};

/** The keys of the manager's page: how to look at it, and the arrows among what is to be decided. */
export function onDesk({ key }: Pick<PressedKey, 'key'>): KeyAction | null {
  const turn = turns[key];
  if (turn) return { do: 'turn-desk', turn };
  if (key === 'ArrowDown') return { do: 'move-entry', by: 1 };
  return key === 'ArrowUp' ? { do: 'move-entry', by: -1 } : null;
}
