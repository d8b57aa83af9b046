import { z } from 'zod';
import { ok, type Result, refuse } from '../../domain/result.ts';

/** How a script wants an item that is not taken now. */
export type LeavingBy =
  /** To the address of that number among those given, the first being 1; to the customer's own where none is. */
  { kind: 'ship'; address: number } | { kind: 'pickup'; placeId: string } | { kind: 'reserve' };

/** Without a name it goes to the customer, without a country to the store's. */
export const givenAddress = z.strictObject({
  name: z.string().trim().max(120).default(''),
  /** Of who buys, where they are no customer. */
  phone: z.string().trim().max(20).default(''),
  street: z.string().trim().min(1).max(200),
  postcode: z.string().trim().min(1).max(20),
  city: z.string().trim().min(1).max(100),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
});
export type GivenAddress = z.infer<typeof givenAddress>;

/** What a basket with something for later says of it as a whole. */
export interface LeavingRequest {
  /** Id, phone, e-mail, card or name; empty: who the first address is for, customer or not. */
  customer: string;
  addresses: readonly GivenAddress[];
  /** Of what is picked up or reserved; null leaves it as the till has it. */
  pay: 'now' | 'later' | null;
  /** Taken now on what is picked up or reserved, the amount still as text; an empty kind is the retailer's. */
  deposit: { amount: string; kind: '' | 'arrhes' | 'acompte' } | null;
}

const ways = '(ship(?::[1-9]\\d?)?|pickup:[A-Za-z0-9_-]{1,64}|reserve)';
const wayAlone = new RegExp(`^${ways}$`);
const wayAfterCode = new RegExp(`^(.+)@${ways}(\\*-?\\d[\\d.,]*)?$`, 's');

/** `ship`, `ship:2`, `pickup:LYO2`, `reserve`; null where it is none. */
export function readWay(text: string): LeavingBy | null {
  const [, way = ''] = wayAlone.exec(text) ?? [];
  const [kind, of = ''] = way.split(':');
  if (kind === 'ship') return { kind, address: of === '' ? 1 : Number(of) };
  if (kind === 'pickup') return { kind, placeId: of };
  return kind === 'reserve' ? { kind } : null;
}

/** A code may hold an `@` itself: only a way after the last one is a way. The quantity stands before or after it. */
export function splitWay(text: string): { item: string; by: LeavingBy | null } {
  const [, code, way = '', quantity = ''] = wayAfterCode.exec(text) ?? [];
  const by = readWay(way);
  return by && code !== undefined ? { item: `${code}${quantity}`, by } : { item: text, by: null };
}

/** Whether it is said to whom something goes that is not taken: a customer, or who the first address is for. */
export function saysWho({
  customer,
  addresses,
}: Pick<LeavingRequest, 'customer' | 'addresses'>): boolean {
  return customer !== '' || (addresses[0]?.name ?? '') !== '';
}

/** `20.00` or `20.00:arrhes`. */
export function readDeposit(text: string): Result<LeavingRequest['deposit'], string> {
  const [, amount, kind = ''] =
    /^(\d{1,12}(?:[.,]\d{1,3})?)(?::(arrhes|acompte))?$/.exec(text) ?? [];
  if (amount === undefined) return refuse(`--deposit ${text.slice(0, 80)}`);
  return ok({ amount, kind: kind === 'arrhes' || kind === 'acompte' ? kind : '' });
}
