import type { Text } from '../../i18n/use-text.ts';

/** A type that this page does not know yet goes by its id. */
export function tenderName(type: string, text: Text): string {
  if (type === 'cash') return text('tender.cash');
  return type === 'card' ? text('tender.card') : type;
}
