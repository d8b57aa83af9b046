import { z } from 'zod';

/**
 * The text of a basket step without who it was for: what a cashier wrote beside a suspended basket, such
 * as "Mme Durand, 15 h", and the customer with their address. Both are needed until the basket ends,
 * and not kept with the steps after that: the sale has them beside its entry, where they can be erased.
 */
export function withoutNames(text: string): string {
  const step = named.safeParse(JSON.parse(text));
  if (!step.success) return text;
  const { body } = step.data;
  const bare = body.kind === 'suspended' ? { label: '' } : { customer: null };
  return JSON.stringify({ ...step.data, body: { ...body, ...bare } });
}

const named = z.looseObject({
  body: z.discriminatedUnion('kind', [
    z.looseObject({ kind: z.literal('suspended') }),
    z.looseObject({ kind: z.literal('customer-set') }),
  ]),
});
