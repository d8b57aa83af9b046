import type { EffectiveBody } from '../../domain/effects/effects-of.ts';
import type { ReadBody } from './read-entry.ts';

/** As much of an entry as has effects outside its journal; null of any other, and of what can't be read. */
export function effectiveBody(read: ReadBody): EffectiveBody | null {
  if (!read.known) return null;
  switch (read.type) {
    case 'transaction':
      return { type: read.type, body: read.body };
    case 'order-placed':
      return { type: read.type, body: read.body };
    case 'order-step':
      return { type: read.type, body: read.body };
    case 'task-settled':
      return { type: read.type, body: read.body };
    case 'stock-moved':
      return { type: read.type, body: read.body };
    default:
      return null;
  }
}
