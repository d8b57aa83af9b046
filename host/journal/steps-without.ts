import type { StoredStep } from '../../contract/port/journal.ts';
import { withoutNames } from './without-names.ts';

/**
 * The steps of one basket that say who somebody is, as they are once that one is erased: those that name them, and
 * where they are whom the basket is for, also its addresses and what somebody wrote beside it.
 */
export function stepsWithout(steps: readonly StoredStep[], reference: string): StoredStep[] {
  const names = ({ text }: StoredStep): boolean => text.includes(`"${reference}"`);
  if (!steps.some(names)) return [];
  const last = steps.findLast(({ text }) => text.includes('"customer-set"'));
  const isTheirs = last !== undefined && names(last);
  return steps
    .filter((step) => isTheirs || names(step))
    .map((step) => ({ ...step, text: withoutNames(step.text) }))
    .filter((step) => step.text !== steps.find(({ number }) => number === step.number)?.text);
}
