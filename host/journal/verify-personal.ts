import type { Envelope } from '../../contract/entry/envelope.ts';
import type { StoredPersonalPart } from '../../contract/port/journal.ts';
import { commitmentOf } from './seal-entry.ts';

/**
 * How the personal part beside an entry stands: `none` was ever there, it is as committed (`intact`),
 * it was `erased` as the law asks, or it is not what was signed (`altered`).
 */
export function checkPersonal(
  entry: Pick<Envelope, 'personal'>,
  part: StoredPersonalPart | null,
): 'none' | 'intact' | 'erased' | 'altered' {
  if (!entry.personal) return part ? 'altered' : 'none';
  if (!part) return 'erased';
  const isIntact =
    part.reference === entry.personal.reference && commitmentOf(part) === entry.personal.commitment;
  return isIntact ? 'intact' : 'altered';
}
