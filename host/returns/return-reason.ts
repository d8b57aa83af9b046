import { ownReasons } from '../../domain/order/given-up.ts';
import type { TillContext } from '../commands/till-context.ts';

/** Why goods came back, in words; a code that is no longer in the list goes by itself. */
export function returnReasonOf(
  { rules }: Pick<TillContext, 'rules'>,
  code: string,
): { fr: string; en: string } {
  const all = [...rules().reasons.return, ...ownReasons];
  const found = all.find((reason) => reason.code === code);
  return found ? { fr: found.fr, en: found.en } : { fr: code, en: code };
}
