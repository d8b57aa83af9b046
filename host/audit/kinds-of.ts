import type { ReadBody } from '../../contract/entry/read-entry.ts';
import type { AuditKind } from '../../domain/operator/audit-kinds.ts';
import type { PriceModifier } from '../../domain/transaction/price-modifier.ts';
import type { LineItem, Transaction } from '../../domain/transaction/transaction.ts';

/** Events that the audit view shows, by the kind it shows them as. */
const kindOfEvent: ReadonlyMap<string, AuditKind> = new Map([
  ['receipt-duplicated', 'duplicate'],
  ['no-sale', 'no-sale'],
  ['drawer-opened-again', 'no-sale'],
  ['settings-changed', 'settings'],
  ['tablet-paired', 'settings'],
  ['tablet-revoked', 'settings'],
  ['signed-on', 'sign-on'],
  ['signed-off', 'sign-on'],
  ['sign-on-refused', 'sign-on'],
  ['approval-refused', 'approval'],
  ['code-refused', 'code'],
  ['training-began', 'training'],
  ['training-ended', 'training'],
]);

/** What somebody may want to look at in an entry; most sales have nothing. */
export function kindsOf(read: ReadBody): AuditKind[] {
  if (!read.known) return [];
  switch (read.type) {
    case 'approval':
      return ['approval'];
    case 'basket-abandoned':
      return ['abandoned'];
    case 'event': {
      const kind = kindOfEvent.get(read.body.event);
      return kind === undefined ? [] : [kind];
    }
    case 'transaction':
      return transactionKinds(read.body);
    case 'money-moved':
      return [isCorrection(read.body) ? 'difference' : 'money'];
    case 'session-handed-over':
      return ['money'];
    case 'session-opened':
      return read.body.differenceMinor === 0 ? [] : ['difference'];
    case 'session-closed':
      return read.body.tenders.some(isDifferent) ? ['difference'] : [];
    case 'invoice':
      return ['invoice'];
    case 'quote':
      return ['quote'];
    case 'after-sales':
      return ['after-sales'];
    case 'tax-free-slip':
      return ['tax-free'];
    case 'stock-moved':
      return ['stock'];
    case 'task-settled':
      return ['task'];
    default:
      return [];
  }
}

/** What a count found more or less, set right. */
export function isCorrection({ kind }: { kind: string }): boolean {
  return kind.endsWith('-correction');
}

export function isDifferent({ differenceMinor }: { differenceMinor: number }): boolean {
  return differenceMinor !== 0;
}

/** Given by hand, on a line or on the basket. */
export function isDiscount({ source }: PriceModifier): boolean {
  return source === 'line-discount' || source === 'basket-discount';
}

export function isOverride({ source, reasonCode }: PriceModifier): boolean {
  // A line given back carries its cents of rounding as one.
  return source === 'price-override' && reasonCode !== 'rounding';
}

/** Goods back of which nobody knew who sold them. */
export function isWithoutReceipt({ fulfilment, returnOf }: LineItem): boolean {
  return fulfilment === 'return' && returnOf === null;
}

function transactionKinds({ lines, corrections }: Transaction): AuditKind[] {
  const sold = lines.filter(({ fulfilment }) => fulfilment !== 'return');
  const modifiers = sold.flatMap((line) => line.modifiers);
  return [
    ...(modifiers.some(isDiscount) ? (['discount'] as const) : []),
    ...(modifiers.some(isOverride) ? (['price'] as const) : []),
    ...(modifiers.some(({ source }) => source === 'staff') ? (['staff-sale'] as const) : []),
    ...(corrections.length > 0 ? (['void'] as const) : []),
    ...(sold.length < lines.length ? (['refund'] as const) : []),
    ...(lines.some(isWithoutReceipt) ? (['no-receipt'] as const) : []),
  ];
}
