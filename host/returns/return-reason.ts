import type { TillContext } from '../commands/till-context.ts';

/** Why goods came back, in words; a code that is no longer in the list goes by itself. */
export function returnReasonOf(
  { rules }: Pick<TillContext, 'rules'>,
  code: string,
): { fr: string; en: string } {
  const found = rules().reasons.return.find((reason) => reason.code === code);
  return found ? { fr: found.fr, en: found.en } : { fr: code, en: code };
}
