import { z } from 'zod';

/**
 * The text of a basket step without what a cashier wrote beside a suspended basket, such as "Mme Durand,
 * 15 h": it is needed until the basket ends, and not kept with the steps after that.
 */
export function withoutLabel(text: string): string {
  const step = labelled.safeParse(JSON.parse(text));
  if (!step.success) return text;
  return JSON.stringify({ ...step.data, body: { ...step.data.body, label: '' } });
}

const labelled = z.looseObject({
  body: z.looseObject({ kind: z.literal('suspended'), label: z.string() }),
});
