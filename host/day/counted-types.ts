import type { Failure } from '../../contract/failure/failure.ts';
import { tenderTypeIn } from '../../domain/tender/tender-settings.ts';
import type { TenderType } from '../../domain/tender/tender-type.ts';
import type { DayContext } from './day-context.ts';

/**
 * The tender types that are counted, in the order of the tender screen. In the drawer those that are
 * offered, and any of which there is something; in the safe what has a body.
 */
export function countedTypes(
  day: Pick<DayContext, 'till' | 'money'>,
  place: 'drawer' | 'safe',
): TenderType[] {
  const { drawer, safe } = day.money.current();
  const held = place === 'safe' ? safe : drawer;
  return day.till.tenders().types.filter(({ id, kind, isOffered, countedAtClosing }) => {
    if (!countedAtClosing || (place === 'safe' && isByWire(kind))) return false;
    return isOffered || held.some(({ type, amountMinor }) => type === id && amountMinor !== 0);
  });
}

/** What a bank or a lender owes: nothing of it lies in a safe. */
export function isByWire(kind: TenderType['kind']): boolean {
  return kind === 'card' || kind === 'credit';
}

/** What a refusal says of a tender type: its id, and its name as the operator reads it. */
export function typeNamed({ till }: Pick<DayContext, 'till'>, type: string): Failure['details'] {
  const names = tenderTypeIn(till.tenders(), type)?.names;
  return names ? { type, typeFr: names.fr, typeEn: names.en } : { type };
}
