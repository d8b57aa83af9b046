import { fail } from '../../contract/failure/failure.ts';
import { refuse } from '../../domain/result.ts';
import type { CommandParts } from './command-parts.ts';
import { refused } from './return-refused.ts';
import type { Returning } from './returning.ts';

/** More than fit are found by more words. */
const mostShown = 20;

/** Somebody whose receipts are wanted. */
export async function findCustomers(parts: CommandParts, text: string): Promise<void> {
  const { host, returning } = parts;
  returning.setState({ customer: null, receipts: null, isBusy: true, failure: null });
  const found = await host.call('findCustomers', { text, limit: mostShown });
  if (!found.ok) return refused(parts, found);
  returning.setState({ customers: found.value.customers, isBusy: false });
}

/** Their receipts over all stores, which only the platform knows. */
export async function listReceipts(
  parts: CommandParts,
  { id, name }: { id: string; name: string },
): Promise<void> {
  const { host, returning } = parts;
  returning.setState({ customer: { id, name }, receipts: null, isBusy: true, failure: null });
  const found = await host.call('receiptsOfCustomer', { customerId: id });
  if (returning.getState().customer?.id !== id) return;
  if (!found.ok) return refused(parts, found);
  returning.setState({ receipts: found.value.receipts, isBusy: false });
}

/** Goods by words, or by a code that is typed; the only one that fits is it. */
export async function findGoods(parts: CommandParts, text: string): Promise<void> {
  const { host, returning } = parts;
  if (/^(\d{8}|\d{12,14})$/.test(text)) {
    return await weighGoods(parts, { code: text, quantity: '1' }, 'keyed');
  }
  returning.setState({ goods: null, isBusy: true, failure: null });
  const found = await host.call('searchItems', { text, limit: mostShown });
  if (!found.ok) return refused(parts, found);
  const { items } = found.value;
  const [only] = items;
  if (items.length === 0) {
    return refused(parts, refuse(fail('UNKNOWN_CODE', { code: text.slice(0, 40) })));
  }
  returning.setState({ items, isBusy: false });
  if (items.length === 1 && only)
    await weighGoods(parts, { code: only.id, quantity: '1' }, 'searched');
}

/** What so much of it is worth; of several questions only the last is answered. */
export async function weighGoods(
  parts: Pick<CommandParts, 'host' | 'returning' | 'sounds'>,
  of: { code: string; quantity: string },
  entered: Returning['entered'],
): Promise<void> {
  const { host, returning } = parts;
  const before = returning.getState().goods;
  returning.setState({ isBusy: true, failure: null, entered });
  const found = await host.callInOrder('worthWithoutReceipt', of);
  if (returning.getState().goods !== before) return;
  if (!found.ok) return refused(parts, found);
  returning.setState({ goods: found.value, isBusy: false });
}
