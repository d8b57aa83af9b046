import type { ReportedEntry } from '../../domain/report/reported-entry.ts';
import type { ReadEntry } from './read-entry.ts';

/** Events that a report counts: what somebody did at the counter, not what the program noted of itself. */
const countedEvents: ReadonlySet<string> = new Set([
  'no-sale',
  'reading',
  'receipt-printed',
  'receipt-duplicated',
  'gift-receipt-printed',
  'closure-printed',
  'deposit-slip-printed',
  'closure-duplicated',
  'order-printed',
  'order-duplicated',
  'drawer-opened-again',
]);

/** As much of an entry as a report counts; null of one that is no figure, or that no release here can read. */
export function reportedEntry({ envelope, ...read }: ReadEntry): ReportedEntry | null {
  if (!read.known) return null;
  const operatorId = envelope.operator.id;
  switch (read.type) {
    case 'transaction':
      return {
        kind: 'transaction',
        transaction: read.body,
        operatorId,
        hour: Number(envelope.recordedAt.local.slice(11, 13)),
        hasCustomer: envelope.personal !== null,
      };
    case 'basket-abandoned': {
      const { reasonCode, grossMinor } = read.body;
      return { kind: 'basket-abandoned', reasonCode, grossMinor, operatorId };
    }
    case 'event': {
      const { event, details } = read.body;
      if (!countedEvents.has(event)) return null;
      const reason = details.reasonCode;
      return {
        kind: 'counted',
        what: event,
        reasonCode: typeof reason === 'string' ? reason : '',
        amountMinor: 0,
      };
    }
    default:
      return null;
  }
}
