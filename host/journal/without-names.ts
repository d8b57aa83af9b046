import { z } from 'zod';
import { unreachable } from '../../domain/assert.ts';

/**
 * The text of a basket step without who it was for: what a cashier wrote beside a suspended basket, such
 * as "Mme Durand, 15 h", and the customer with their address and those of what is sent. All are needed until the basket ends,
 * and not kept with the steps after that: the sale has them beside its entry, where they can be erased.
 */
export function withoutNames(text: string): string {
  const step = named.safeParse(JSON.parse(text));
  if (!step.success) return text;
  const { body } = step.data;
  return JSON.stringify({ ...step.data, body: { ...body, ...bareOf(body) } });
}

function bareOf(body: z.infer<typeof named>['body']): Record<string, unknown> {
  switch (body.kind) {
    case 'suspended':
      return { label: '' };
    case 'customer-set':
      return { customer: null };
    case 'line-fulfilled':
      return body.set ? { set: { ...body.set, address: null } } : {};
    case 'group-set':
      return { group: { ...body.group, address: null } };
    default:
      return unreachable(body);
  }
}

const named = z.looseObject({
  body: z.discriminatedUnion('kind', [
    z.looseObject({ kind: z.literal('suspended') }),
    z.looseObject({ kind: z.literal('customer-set') }),
    z.looseObject({ kind: z.literal('line-fulfilled'), set: z.looseObject({}).optional() }),
    z.looseObject({ kind: z.literal('group-set'), group: z.looseObject({}) }),
  ]),
});
