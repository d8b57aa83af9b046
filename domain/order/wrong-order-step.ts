import type { OrderStep } from './order.ts';

/** What does not agree within a step of an order, or null. Nothing wrong is ever signed, since it could never be corrected. */
export function wrongOrderStep({
  kind,
  lines,
  reasonCode,
  check,
  holdUntil,
}: OrderStep): string | null {
  if (new Set(lines.map(({ line }) => line)).size !== lines.length) return 'line twice';
  if (lines.some(({ quantity }) => quantity.value <= 0)) return 'quantity';
  if ((kind === 'short' || kind === 'refused') && reasonCode === '') return 'reason';
  if (kind === 'handed-over' && check === '') return 'check';
  return kind === 'extended' && holdUntil === '' ? 'hold' : null;
}
