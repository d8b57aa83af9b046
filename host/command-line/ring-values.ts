import { z } from 'zod';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { readDeposit } from './leaving-request.ts';
import { readItem, readTender, type SaleRequest } from './sale-request.ts';

/** Options of `ring`, as they were typed. */
export const ringValues = z.object({
  item: z.array(z.string()).default([]),
  tender: z.array(z.string()).default([]),
  repeat: z.string().optional(),
  script: z.string().min(1).optional(),
  receipt: z.literal('paper').optional(),
  address: z.array(z.string().min(1)).max(50).default([]),
  customer: z.string().max(100).default(''),
  deposit: z.string().optional(),
  pay: z.enum(['now', 'later']).optional(),
});
type Values = z.infer<typeof ringValues>;

/** One sale of these options, without its addresses, which stand in files; else what is wrong. */
export function readRequest(given: Values): Result<SaleRequest, string> {
  if (given.item.length === 0) return refuse('--item');
  const items: SaleRequest['items'][number][] = [];
  for (const text of given.item) {
    const item = readItem(text);
    if (!item.ok) return item;
    items.push(item.value);
  }
  const tenders: SaleRequest['tenders'][number][] = [];
  for (const text of given.tender) {
    const tender = readTender(text);
    if (!tender.ok) return tender;
    tenders.push(tender.value);
  }
  const deposit = given.deposit === undefined ? ok(null) : readDeposit(given.deposit);
  if (!deposit.ok) return deposit;
  const isKept = items.some(({ by }) => by?.kind === 'pickup' || by?.kind === 'reserve');
  if (given.pay !== undefined && (deposit.value || !isKept)) return refuse(`--pay ${given.pay}`);
  if (deposit.value && !isKept) return refuse('--deposit');
  if (given.address.length > 0 && !items.some(({ by }) => by?.kind === 'ship'))
    return refuse('--address');
  const { customer, pay = null } = given;
  return ok({ items, tenders, addresses: [], customer, pay, deposit: deposit.value });
}
